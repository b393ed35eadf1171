"""One suite over every vector store there is; another store is another entry in `STORES`."""

import asyncio
from collections.abc import Callable, Sequence

import pytest
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore
from langchain_tests.integration_tests import VectorStoreIntegrationTests

from index.embedding import Role, Vectors
from index.store import FaissStore
from tests.fakes import FakeEmbedder

STORES: list[Callable[[Embeddings], VectorStore]] = [FaissStore]

TEXTS = {
    "lamp": "Light the lamp at sunset and trim the wick.",
    "clock": "Wind the clockwork every four hours.",
    "log": "Write each passing ship in the log.",
    "lens": "Polish the lens and the brass.",
    "creed": "The light is kept for those at sea.",
}


class LongEmbedder(FakeEmbedder):
    """Breaks the promise of unit length, as other people's embedders do."""

    def encode(self, texts: Sequence[str], *, role: Role) -> Vectors:
        """Documents of all lengths, and queries longer than any of them."""
        vectors = super().encode(texts, role=role)
        for row, text in zip(vectors, texts, strict=True):
            row *= 70.0 if role == "query" else len(text)
        return vectors


@pytest.fixture(params=STORES)
def make(request: pytest.FixtureRequest) -> Callable[[Embeddings], VectorStore]:
    maker: Callable[[Embeddings], VectorStore] = request.param
    return maker


@pytest.fixture
def store(make: Callable[[Embeddings], VectorStore]) -> VectorStore:
    return filled(make(FakeEmbedder()))


def filled(store: VectorStore) -> VectorStore:
    store.add_documents(
        [
            Document(
                id=name,
                page_content=text,
                metadata={"kind": "creed" if name == "creed" else "duty"},
            )
            for name, text in TEXTS.items()
        ]
    )
    return store


def found(store: VectorStore, query: str, k: int = 5) -> list[tuple[str | None, float]]:
    return [(d.id, score) for d, score in store.similarity_search_with_score(query, k=k)]


@pytest.mark.parametrize("name", TEXTS)
def test_a_stored_text_finds_itself_first_with_a_score_of_one(
    store: VectorStore, name: str
) -> None:
    assert dict(found(store, TEXTS[name], k=1)) == pytest.approx({name: 1.0}, abs=1e-5)


def test_scores_descend_and_are_cosines(store: VectorStore) -> None:
    query = "light the lamp in the log"
    scores = [score for _, score in found(store, query)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]
    vectors = FakeEmbedder().encode([*TEXTS.values(), query], role="document")
    cosines = dict(zip(TEXTS, (vectors[:-1] @ vectors[-1]).tolist(), strict=True))
    assert dict(found(store, query)) == pytest.approx(cosines, abs=1e-6)


def test_the_length_of_vectors_changes_nothing(
    make: Callable[[Embeddings], VectorStore], store: VectorStore
) -> None:
    """Without normalising both sides an inner product would favour the longest document."""
    long = filled(make(LongEmbedder()))
    for query in [*TEXTS.values(), "the lamp and the lens"]:
        assert [name for name, _ in found(long, query)] == [name for name, _ in found(store, query)]
        scores = [score for _, score in found(store, query)]
        assert [score for _, score in found(long, query)] == pytest.approx(scores, abs=1e-5)


@pytest.mark.parametrize("factor", [0.001, 3.0, 1000.0])
def test_scaling_a_query_vector_changes_nothing(store: VectorStore, factor: float) -> None:
    vector = FakeEmbedder().embed_query("polish the lamp at sunset")
    scaled = store.similarity_search_by_vector([factor * number for number in vector], k=5)
    assert [d.id for d in scaled] == [d.id for d in store.similarity_search_by_vector(vector, k=5)]


def test_more_than_there_are_gives_all_there_are(store: VectorStore) -> None:
    assert {name for name, _ in found(store, "lamp", k=100)} == set(TEXTS)


def test_an_empty_store_finds_nothing(make: Callable[[Embeddings], VectorStore]) -> None:
    assert found(make(FakeEmbedder()), "lamp") == []
    assert make(FakeEmbedder()).similarity_search("lamp") == []


def test_kinds_narrow_what_is_found(store: VectorStore) -> None:
    query = "the light at sea"
    (only,) = store.similarity_search(query, k=5, kinds=["creed"])
    assert only.id == "creed"
    duties = store.similarity_search(query, k=5, kinds=["duty"])
    assert {d.id for d in duties} == {"lamp", "clock", "log", "lens"}
    vector = FakeEmbedder().embed_query(query)
    assert store.similarity_search_by_vector(vector, k=5, kinds=["creed"]) == [only]
    assert store.similarity_search(query, k=5, kinds=[]) == []


def test_a_deleted_document_is_found_no_more(store: VectorStore) -> None:
    store.delete(["lamp", "never there"])
    assert {name for name, _ in found(store, TEXTS["lamp"])} == set(TEXTS) - {"lamp"}
    assert store.get_by_ids(["lamp", "log"]) == store.get_by_ids(["log"])


def test_an_id_added_again_replaces_text_and_vector(store: VectorStore) -> None:
    store.add_texts(["Feed the horse."], [{"kind": "duty"}], ids=["lamp"])
    assert dict(found(store, "Feed the horse.", k=1)) == pytest.approx({"lamp": 1.0}, abs=1e-5)
    assert len(found(store, "lamp", k=100)) == len(TEXTS)
    assert store.get_by_ids(["lamp"])[0].page_content == "Feed the horse."
    assert dict(found(store, TEXTS["lamp"]))["lamp"] < 0.9


def test_an_id_twice_in_one_call_keeps_the_last_text(store: VectorStore) -> None:
    store.add_texts(["Feed the cow.", "Feed the horse."], ids=["stable", "stable"])
    assert [d.page_content for d in store.get_by_ids(["stable"])] == ["Feed the horse."]
    assert dict(found(store, "Feed the horse.", k=1)) == pytest.approx({"stable": 1.0}, abs=1e-5)


def test_texts_without_ids_get_ids_of_their_own(make: Callable[[Embeddings], VectorStore]) -> None:
    store = make(FakeEmbedder())
    ids = store.add_texts(["same", "same", "other"])
    assert len(set(ids)) == 3
    assert [d.page_content for d in store.get_by_ids(ids)] == ["same", "same", "other"]


def test_documents_with_and_without_ids_may_be_mixed(
    make: Callable[[Embeddings], VectorStore],
) -> None:
    """LangChain then hands over None for those without: none of them may be lost."""
    store = make(FakeEmbedder())
    ids = store.add_documents(
        [
            Document(id="one", page_content="first"),
            Document(page_content="second"),
            Document(page_content="third"),
        ]
    )
    assert ids[0] == "one"
    assert [d.page_content for d in store.get_by_ids(ids)] == ["first", "second", "third"]


def test_no_texts_change_nothing(store: VectorStore) -> None:
    assert store.add_texts([]) == []
    assert len(found(store, "lamp", k=100)) == len(TEXTS)


def test_relevance_lies_between_zero_and_one(store: VectorStore) -> None:
    scored = store.similarity_search_with_relevance_scores(TEXTS["log"], k=5)
    assert scored[0][1] == pytest.approx(1.0, abs=1e-5)
    assert all(0.0 <= relevance <= 1.0 for _, relevance in scored)


def test_a_store_is_made_from_texts_and_searched_asynchronously() -> None:
    store = FaissStore.from_texts(["one lamp", "two ships"], FakeEmbedder(), ids=["a", "b"])
    (hit,) = asyncio.run(store.asimilarity_search("two ships", k=1))
    assert hit == Document(id="b", page_content="two ships")


class TestFaissStoreByLangChainsContract(VectorStoreIntegrationTests):
    """LangChain's own suite, synchronous and asynchronous."""

    @pytest.fixture
    def vectorstore(self) -> VectorStore:
        """An empty store."""
        return FaissStore(self.get_embeddings())
