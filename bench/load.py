"""Many askers at once, against the ceiling: the same encoder on batches of the same text."""

import threading
import time
from dataclasses import dataclass

import httpx2

from index.embedding import Embedder

ASKERS = (1, 8, 32)
_SECONDS = 12.0
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Load:
    """What the service did while so many asked at once.

    Attributes:
        askers: Each asks again as soon as it has its answer.
        per_second: Answers.
        median_ms: Of the time an asker waits.
        ceiling: Texts a second when the encoder is given batches of 32 and does nothing else.
    """

    askers: int
    per_second: float
    median_ms: float
    ceiling: float


def under_load(url: str, text: str, embedder: Embedder) -> list[Load]:
    """Measure with 1, 8 and 32 askers of the same message."""
    ceiling = _ceiling(embedder, text)
    return [_measured(url, text, askers, ceiling) for askers in ASKERS]


def _ceiling(embedder: Embedder, text: str) -> float:
    embedder.encode([text] * _BATCH, role="query")
    start = time.perf_counter()
    for _ in range(3):
        embedder.encode([text] * _BATCH, role="query")
    return 3 * _BATCH / (time.perf_counter() - start)


def _measured(url: str, text: str, askers: int, ceiling: float) -> Load:
    waits: list[float] = []
    stop = time.perf_counter() + _SECONDS

    def ask() -> None:
        with httpx2.Client(base_url=url, timeout=120) as http:
            while time.perf_counter() < stop:
                start = time.perf_counter()
                http.post("/v1/ask", json={"message": text}).raise_for_status()
                waits.append(time.perf_counter() - start)

    begin = time.perf_counter()
    threads = [threading.Thread(target=ask) for _ in range(askers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begin
    return Load(askers, len(waits) / took, 1000 * sorted(waits)[len(waits) // 2], ceiling)
