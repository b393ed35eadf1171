"""What every vector store here must do; another store is one more line in `STORES`."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from langchain_core.documents import Document
from langchain_core.vectorstores import VectorStore
from langchain_tests.integration_tests import VectorStoreIntegrationTests

from index.embedding import Embedder
from index.store import FaissStore
from tests.fakes import FakeEmbedder

TEXTS = [
    "the lamp is lit at sunset",
    "the wick is trimmed before it smokes",
    "every passing ship is written down",
    "brass is polished in the morning",
]
Build = Callable[[Embedder, Sequence[str]], VectorStore]


def faiss_store(embedder: Embedder, texts: Sequence[str]) -> FaissStore:
    """A store with these texts, of two kinds by turns."""
    documents = [
        Document(id=str(at), page_content=text, metadata={"kind": "even" if at % 2 == 0 else "odd"})
        for at, text in enumerate(texts)
    ]
    return FaissStore(embedder, documents, embedder.encode(texts, role="document"))


STORES: dict[str, Build] = {"faiss": faiss_store}


@pytest.fixture(params=STORES)
def build(request: pytest.FixtureRequest) -> Build:
    """Makes a store of each sort in turn."""
    return STORES[request.param]


@pytest.mark.parametrize("at", range(len(TEXTS)))
def test_a_stored_text_finds_itself_first_with_a_score_of_one(build: Build, at: int) -> None:
    found = build(FakeEmbedder(), TEXTS).similarity_search_with_score(TEXTS[at], k=4)
    assert found[0][0].id == str(at)
    assert found[0][1] == pytest.approx(1.0, abs=1e-6)


def test_scores_descend_and_are_cosines(build: Build) -> None:
    embedder = FakeEmbedder()
    query = "the lamp and the wick"
    found = build(embedder, TEXTS).similarity_search_with_score(query, k=4)
    vector = embedder.encode([query], role="query")[0]
    expected = {
        str(at): float(v @ vector) for at, v in enumerate(embedder.encode(TEXTS, role="document"))
    }
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert {d.id: s for d, s in found} == pytest.approx(expected, abs=1e-6)


def test_scaling_a_query_changes_nothing(build: Build) -> None:
    store = build(FakeEmbedder(), TEXTS)
    vector = np.asarray(FakeEmbedder().embed_query("a ship passes"))
    plain = store.similarity_search_by_vector(list(vector), k=4)
    scaled = store.similarity_search_by_vector(list(vector * 37.5), k=4)
    assert [d.id for d in plain] == [d.id for d in scaled]


def test_asking_for_more_than_there_is_gives_all(build: Build) -> None:
    found = build(FakeEmbedder(), TEXTS).similarity_search("lamp", k=100)
    assert sorted(str(d.id) for d in found) == ["0", "1", "2", "3"]


def test_an_empty_store_finds_nothing(build: Build) -> None:
    assert build(FakeEmbedder(), []).similarity_search("lamp", k=3) == []


def test_only_the_kinds_asked_for_are_found(build: Build) -> None:
    found = build(FakeEmbedder(), TEXTS).similarity_search("the lamp", k=4, kinds=["odd"])
    assert sorted(str(d.id) for d in found) == ["1", "3"]


def test_adding_under_an_id_replaces_and_deleting_removes(build: Build) -> None:
    store = build(FakeEmbedder(), TEXTS)
    store.add_texts(["an entirely new sentence"], [{"kind": "new"}], ids=["1"])
    assert store.similarity_search("an entirely new sentence", k=1)[0].id == "1"
    assert len(store.similarity_search("x", k=9)) == 4
    store.delete(["0", "2", "not there"])
    assert sorted(str(d.id) for d in store.similarity_search("x", k=9)) == ["1", "3"]


class TestFaissStoreAgainstLangChain(VectorStoreIntegrationTests):
    """LangChain's own suite."""

    @pytest.fixture
    def vectorstore(self) -> VectorStore:
        """An empty store, as the suite wants it."""
        return FaissStore(self.get_embeddings())
