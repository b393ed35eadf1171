"""What a search among many passages costs: exact inner product, one query at a time, ten best."""

import resource
import time
from dataclasses import dataclass

import numpy as np
from langchain_core.documents import Document

from index.store import FaissStore
from tests.fakes import FakeEmbedder

SIZES = (1_000, 100_000, 1_000_000)
_DIMENSION = 384
_QUERIES = 20


@dataclass(frozen=True, slots=True)
class Scale:
    """One size.

    Attributes:
        passages: How many.
        median_ms: Of one search.
        vectors_mb: Of the vectors alone.
        peak_mb: Of the process so far.
    """

    passages: int
    median_ms: float
    vectors_mb: float
    peak_mb: float


def at_scale() -> list[Scale]:
    """Measure the store with made-up unit vectors, small to large."""
    return [_measured(size) for size in SIZES]


def _measured(size: int) -> Scale:
    random = np.random.default_rng(1)
    vectors = random.standard_normal((size, _DIMENSION), dtype=np.float32)
    document = Document(id="made up", page_content="")
    store = FaissStore(FakeEmbedder(), [document] * size, vectors)
    times = []
    for query in random.standard_normal((_QUERIES + 1, 1, _DIMENSION), dtype=np.float32):
        start = time.perf_counter()
        store.nearest(query, k=10)
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    median = 1000 * sorted(times[1:])[_QUERIES // 2]  # the first one builds the index
    return Scale(size, median, vectors.nbytes / 1e6, peak)
