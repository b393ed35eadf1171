"""Measures, their intervals, and paired comparison; each value with the number it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SEED = 20261125
RETRIEVAL = ("nDCG@10", "R@5", "RR", "P@3", "Success@1")

Scores = Mapping[str, Mapping[str, float]]  # query id -> unit id -> score
Qrels = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its bootstrap interval.

    Attributes:
        mean: Over queries.
        low: Lower end of the 95 % percentile interval.
        high: Upper end.
        n: How many queries.
    """

    mean: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def per_query(scores: Scores, qrels: Qrels) -> dict[str, dict[str, float]]:
    """Measure -> query id -> value, by ir-measures; queries without judgements are left out."""
    import ir_measures

    measures = [ir_measures.parse_measure(name) for name in RETRIEVAL]
    judged = {query: dict(units) for query, units in qrels.items() if query in scores}
    run = {query: dict(scores[query]) for query in judged}
    values: dict[str, dict[str, float]] = {name: dict.fromkeys(judged, 0.0) for name in RETRIEVAL}
    for metric in ir_measures.iter_calc(measures, judged, run):
        values[str(metric.measure)][metric.query_id] = float(metric.value)
    return values


def estimate(values: Sequence[float]) -> Estimate:
    """The mean of some values and how far it may be off."""
    array = np.asarray(values, dtype=np.float64)
    if not len(array):
        return Estimate(float("nan"), float("nan"), float("nan"), 0)
    means = _resampled_means(array)
    low, high = np.quantile(means, [0.025, 0.975])
    return Estimate(float(array.mean()), float(low), float(high), len(array))


def paired_p_value(first: Sequence[float], second: Sequence[float]) -> float:
    """Two-sided randomisation test: how often swapping by chance differs as much (Smucker 2007)."""
    difference = np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64)
    signs = np.random.default_rng(SEED).choice([-1.0, 1.0], size=(RESAMPLES, len(difference)))
    chance = np.abs((signs * difference).mean(axis=1))
    return float((1 + (chance >= abs(difference.mean()) - 1e-12).sum()) / (RESAMPLES + 1))


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Chance that a message in scope has a higher probability than one that is not."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score([1] * len(inside) + [0] * len(outside), [*inside, *outside]))


def _resampled_means(values: NDArray[np.float64]) -> NDArray[np.float64]:
    rng = np.random.default_rng(SEED)
    picks = rng.integers(0, len(values), size=(RESAMPLES, len(values)))
    means: NDArray[np.float64] = values[picks].mean(axis=1)
    return means
