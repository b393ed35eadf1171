"""What FaissStore offers beyond LangChain's interface: arrays in, hits out."""

import numpy as np
import pytest
from langchain_core.documents import Document

from index.embedding import Vectors
from index.files import IndexFiles
from index.store import FaissStore
from tests.fakes import FakeEmbedder

AXES = np.eye(4, dtype=np.float32)


def document(name: str, kind: str = "duty") -> Document:
    return Document(id=name, page_content=f"text of {name}", metadata={"kind": kind})


@pytest.fixture
def store() -> FaissStore:
    """Four documents along the axes, of lengths 1 to 4."""
    documents = [document("a"), document("b"), document("c", "creed"), document("d")]
    return FaissStore(
        FakeEmbedder(), documents, AXES * np.asarray([[1], [2], [3], [4]], np.float32)
    )


def query(*numbers: float) -> Vectors:
    return np.asarray([numbers], dtype=np.float32)


def test_vectors_are_kept_at_unit_length(store: FaissStore) -> None:
    assert store.vectors == pytest.approx(AXES)
    assert [d.id for d in store.documents] == ["a", "b", "c", "d"]


def test_scores_are_cosines_best_first(store: FaissStore) -> None:
    (hits,) = store.nearest(query(4, -2, 0, 3), k=4)
    assert [hit.node_id for hit in hits] == ["a", "d", "c", "b"]
    length = 29**0.5
    assert [hit.score for hit in hits] == pytest.approx([4 / length, 3 / length, 0, -2 / length])


def test_each_query_gets_its_own_hits(store: FaissStore) -> None:
    rows = store.nearest(np.vstack([query(0, 1, 0, 0), query(0, 0, 0, 9)]), k=1)
    assert [[hit.node_id for hit in row] for row in rows] == [["b"], ["d"]]
    assert [row[0].score for row in rows] == pytest.approx([1.0, 1.0])


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (None, ["a", "b", "c"]),
        (["duty"], ["a", "b", "d"]),
        (["creed"], ["c"]),
        (("creed", "duty"), ["a", "b", "c"]),
        (["hymn"], []),
        ([], []),
    ],
)
def test_kinds_narrow_before_the_cut(
    store: FaissStore, kinds: list[str] | None, found: list[str]
) -> None:
    """Three duties are found although the creed is nearer than the third."""
    (hits,) = store.nearest(query(4, 3, 2, 1), k=3, kinds=kinds)
    assert [hit.node_id for hit in hits] == found


def test_a_score_never_leaves_the_range_of_a_cosine() -> None:
    vectors = np.random.default_rng(1).normal(size=(200, 384)).astype(np.float32)
    store = FaissStore(FakeEmbedder(), [document(str(i)) for i in range(200)], vectors)
    rows = store.nearest(np.vstack([vectors, -vectors]), k=200)
    scores = [hit.score for hits in rows for hit in hits]
    assert max(scores) <= 1.0
    assert min(scores) >= -1.0


def test_an_empty_store_finds_nothing_for_each_query() -> None:
    store = FaissStore(FakeEmbedder())
    assert store.nearest(AXES, k=3) == [[], [], [], []]
    assert store.vectors.shape == (0, 0)
    assert store.documents == ()


def test_documents_and_vectors_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="2 documents need as many vectors, got 4"):
        FaissStore(FakeEmbedder(), [document("a"), document("b")], AXES)


def test_vectors_are_given_by_id_in_the_order_asked(store: FaissStore) -> None:
    assert store.vectors_of(["d", "a", "d"]) == pytest.approx(AXES[[3, 0, 3]])


def test_a_search_after_a_change_sees_the_change(store: FaissStore) -> None:
    assert store.nearest(query(0, 1, 0, 0), k=1)[0][0].node_id == "b"
    store.delete(["b"])
    (hits,) = store.nearest(query(0, 1, 0, 0), k=4)
    assert {hit.node_id for hit in hits} == {"a", "c", "d"}
    assert [hit.score for hit in hits] == [0.0, 0.0, 0.0]
    store.delete()
    assert store.nearest(query(0, 1, 0, 0), k=4) == [[]]


def test_a_store_made_from_saved_files_finds_the_same(store: FaissStore) -> None:
    content = IndexFiles(list(store.documents), store.vectors).to_bytes()
    files = IndexFiles.from_bytes(content)
    again = FaissStore(FakeEmbedder(), files.documents, files.vectors)
    queries = np.random.default_rng(2).normal(size=(20, 4)).astype(np.float32)
    assert again.nearest(queries, k=4) == store.nearest(queries, k=4)
