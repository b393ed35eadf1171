"""What FaissStore does beyond the contract."""

import numpy as np
import pytest

from index.store import FaissStore
from tests.fakes import FakeEmbedder
from tests.index.test_store_contract import TEXTS, faiss_store


def test_many_queries_are_answered_in_one_call() -> None:
    embedder = FakeEmbedder()
    store = faiss_store(embedder, TEXTS)
    hits = store.nearest(embedder.encode([TEXTS[2], TEXTS[0]], role="query"), k=1)
    assert [[hit.node_id for hit in row] for row in hits] == [["2"], ["0"]]


def test_vectors_are_kept_at_unit_length() -> None:
    store = FaissStore(
        FakeEmbedder(),
        faiss_store(FakeEmbedder(), TEXTS[:1]).documents,
        np.full((1, 64), 3.0, dtype=np.float32),
    )
    assert np.linalg.norm(store.vectors, axis=1) == pytest.approx([1.0])


def test_vectors_are_found_by_id_in_the_order_asked() -> None:
    store = faiss_store(FakeEmbedder(), TEXTS)
    assert np.array_equal(store.vectors_of(["3", "0"]), store.vectors[[3, 0]])


def test_documents_and_vectors_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="need as many vectors"):
        FaissStore(FakeEmbedder(), [], np.ones((2, 64), dtype=np.float32))


def test_relevance_lies_between_zero_and_one() -> None:
    found = faiss_store(FakeEmbedder(), TEXTS).similarity_search_with_relevance_scores("lamp", k=4)
    assert all(0.0 <= score <= 1.0 for _, score in found)
