"""Whether the shipped system knows what not to answer, and whether its probabilities can be believed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.datasets import OUT_OF_SCOPE, EvalSet, Query
from evals.measures import Estimate, auroc, estimate
from evals.systems import Outcome

_BINS = 10


@dataclass(frozen=True)
class AbstentionReport:
    """How well the shipped system knows what not to answer.

    Attributes:
        auroc: Over all messages in scope and out of it.
        refused: Share of messages in scope that were not answered, by kind.
        caught: Share of messages out of scope that were not answered, by group.
    """

    auroc: float
    refused: dict[str, Estimate]
    caught: dict[str, Estimate]


@dataclass(frozen=True)
class CalibrationReport:
    """Whether units called relevant with probability p are relevant that often.

    Attributes:
        error: Expected calibration error: mean distance between said and found, by decisions.
        bins: For tenths of probability: mean said, share found, decisions.
    """

    error: float
    bins: list[tuple[float, float, int]]


def abstention_report(dataset: EvalSet, outcomes: Mapping[str, Outcome]) -> AbstentionReport:
    """How the shipped system treats messages in scope and out of it."""
    inside = [q for q in dataset.queries if q.kind != OUT_OF_SCOPE]
    outside = list(dataset.of_kind(OUT_OF_SCOPE))

    def probability(query: Query) -> float:
        answerable = outcomes[query.id].answerable
        return 1.0 if answerable is None else answerable

    def refused(queries: Sequence[Query]) -> Estimate:
        return estimate([float(not outcomes[q.id].answered) for q in queries])

    return AbstentionReport(
        auroc=auroc([probability(q) for q in inside], [probability(q) for q in outside]),
        refused={
            "all": refused(inside),
            **{k: refused(dataset.of_kind(k)) for k in sorted({q.kind for q in inside})},
        },
        caught={
            "all": refused(outside),
            **{
                g: refused([q for q in outside if q.group == g])
                for g in sorted({q.group for q in outside})
            },
        },
    )


def calibration_report(
    dataset: EvalSet, kind: str, outcomes: Mapping[str, Outcome]
) -> CalibrationReport | None:
    """Over all messages of a kind and all units; None where a system gives no probabilities."""
    said, found = [], []
    for query in dataset.of_kind(kind):
        relevance = outcomes[query.id].relevance
        if relevance is None:
            return None
        said += list(relevance.values())
        found += [float(unit in dataset.qrels.get(query.id, {})) for unit in relevance]
    p, y = np.asarray(said), np.asarray(found)
    place = np.minimum((p * _BINS).astype(int), _BINS - 1)
    bins = [
        (float(p[place == b].mean()), float(y[place == b].mean()), int((place == b).sum()))
        for b in range(_BINS)
        if (place == b).any()
    ]
    error = sum(count * abs(a - b) for a, b, count in bins) / max(len(p), 1)
    return CalibrationReport(error, bins)


def abstention_lines(report: AbstentionReport) -> list[str]:
    """The report as Markdown."""
    lines = ["## Abstention", "", f"AUROC {report.auroc:.3f}", ""]
    for title, shares in (("refused, in scope", report.refused), ("caught", report.caught)):
        lines += [f"- {title}, {what}: {e} (n {e.n})" for what, e in shares.items()]
    return [*lines, ""]


def calibration_lines(reports: Mapping[str, CalibrationReport]) -> list[str]:
    """The reports, one a kind of message, as Markdown."""
    lines = ["## Probability that a unit is relevant", ""]
    for kind, report in reports.items():
        lines += [
            f"Messages from {kind}: expected calibration error {report.error:.3f}.",
            "",
            "| said | found | decisions |",
            "|---|---|---|",
            *(f"| {said:.2f} | {found:.2f} | {count} |" for said, found, count in report.bins),
            "",
        ]
    return lines
