"""How long an answer takes, by the length of the message; for ratios and load see `bench/`."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from evals.datasets import EvalSet
from evals.systems import Outcome

_LENGTHS = ((1, 35, "up to 35 words"), (36, 95, "36 to 95"), (96, 10_000, "96 and more"))


@dataclass(frozen=True)
class Latency:
    """Milliseconds for one message, whole answer, one at a time.

    Attributes:
        lengths: Length -> (median, 95th percentile, messages).
    """

    lengths: dict[str, tuple[float, float, int]]


def latency_report(dataset: EvalSet, outcomes: Mapping[str, Outcome]) -> Latency:
    """From the times of the run that gave the outcomes."""
    lengths: dict[str, tuple[float, float, int]] = {}
    for low, high, name in _LENGTHS:
        times = [
            1000 * outcomes[query.id].seconds
            for query in dataset.queries
            if low <= len(query.text.split()) <= high
        ]
        if times:
            median, high_end = np.quantile(times, [0.5, 0.95])
            lengths[name] = (float(median), float(high_end), len(times))
    return Latency(lengths)


def latency_lines(report: Latency) -> list[str]:
    """The report as Markdown."""
    rows = [f"| {n} | {m:.0f} | {p:.0f} | {c} |" for n, (m, p, c) in report.lengths.items()]
    head = "| message | median ms | 95 % below | messages |"
    return ["## Time for an answer", "", head, "|---|---|---|---|", *rows, ""]
