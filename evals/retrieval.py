"""How well systems rank: measures with intervals for every kind, level and group of messages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evals.datasets import OUT_OF_SCOPE, EvalSet, Query
from evals.measures import RETRIEVAL, Estimate, estimate, paired_p_value, per_query
from evals.systems import Outcome

_Number = TypeVar("_Number", int, float)

SHIPPED = "shipped"


@dataclass(frozen=True)
class RetrievalReport:
    """How well each system ranks, for each kind of message.

    Attributes:
        table: System -> kind -> level (`unit`, or the level above it) -> measure -> estimate.
        p_values: System -> kind -> chance of so large a difference to the shipped system in
            nDCG@10 if the two were alike.
        groups: Kind and group -> measure -> estimate, shipped system.
        suggestions: Precision and recall of the suggestions shown, shipped system.
        confused: The commonest mistakes of the shipped system: a unit that was put first and is
            not relevant, one that directly answers and was not among the first three, how often.
        worst: The messages the shipped system ranks worst, with what it said.
        per_message: nDCG@10 of the shipped system for every message, to compare later runs with.
    """

    table: dict[str, dict[str, dict[str, dict[str, Estimate]]]]
    p_values: dict[str, dict[str, float]]
    groups: dict[str, dict[str, Estimate]]
    suggestions: dict[str, dict[str, Estimate]]
    confused: list[tuple[str, str, int]]
    worst: list[dict[str, object]]
    per_message: dict[str, float]


def retrieval_report(
    dataset: EvalSet, systems: Mapping[str, Mapping[str, Outcome]], parent_of: Mapping[str, str]
) -> RetrievalReport:
    """Compare systems on every kind of message in scope.

    Args:
        dataset: Messages with judgements.
        systems: Name -> query id -> outcome; one is named `shipped`.
        parent_of: Unit id -> id of the node above it.
    """
    kinds = list(dict.fromkeys(q.kind for q in dataset.queries if q.kind != OUT_OF_SCOPE))
    table: dict[str, dict[str, dict[str, dict[str, Estimate]]]] = {}
    ndcg: dict[str, dict[str, dict[str, float]]] = {}
    for name, outcomes in systems.items():
        table[name], ndcg[name] = {}, {}
        for kind in kinds:
            unit_values, parent_values = _values(
                dataset, dataset.of_kind(kind), outcomes, parent_of
            )
            table[name][kind] = {
                "unit": _estimates(unit_values),
                "parent": _estimates(parent_values),
            }
            ndcg[name][kind] = unit_values["nDCG@10"]
    shipped = systems[SHIPPED]
    return RetrievalReport(
        table=table,
        p_values={
            name: {
                kind: paired_p_value(
                    [ndcg[SHIPPED][kind][q] for q in sorted(ndcg[SHIPPED][kind])],
                    [ndcg[name][kind][q] for q in sorted(ndcg[SHIPPED][kind])],
                )
                for kind in kinds
            }
            for name in systems
            if name != SHIPPED
        },
        groups=_by_group(dataset, shipped, parent_of),
        suggestions={kind: _suggestions(dataset, dataset.of_kind(kind), shipped) for kind in kinds},
        confused=_confused(dataset, shipped),
        worst=_worst(dataset, ndcg[SHIPPED], shipped),
        per_message={q: v for values in ndcg[SHIPPED].values() for q, v in values.items()},
    )


def _values(
    dataset: EvalSet,
    queries: Sequence[Query],
    outcomes: Mapping[str, Outcome],
    parent_of: Mapping[str, str],
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    scores = {q.id: outcomes[q.id].ranking for q in queries}
    qrels = {q.id: dataset.qrels[q.id] for q in queries if q.id in dataset.qrels}
    above_scores = {q: _best_by_parent(ranking, parent_of) for q, ranking in scores.items()}
    above_qrels = {q: _best_by_parent(grades, parent_of) for q, grades in qrels.items()}
    return per_query(scores, qrels), per_query(above_scores, above_qrels)


def _best_by_parent(
    values: Mapping[str, _Number], parent_of: Mapping[str, str]
) -> dict[str, _Number]:
    best: dict[str, _Number] = {}
    for unit, value in values.items():
        parent = parent_of[unit]
        best[parent] = max(best.get(parent, value), value)
    return best


def _estimates(values: Mapping[str, Mapping[str, float]]) -> dict[str, Estimate]:
    return {measure: estimate(list(by_query.values())) for measure, by_query in values.items()}


def _by_group(
    dataset: EvalSet, outcomes: Mapping[str, Outcome], parent_of: Mapping[str, str]
) -> dict[str, dict[str, Estimate]]:
    inside = [q for q in dataset.queries if q.kind != OUT_OF_SCOPE]
    groups = sorted({(q.kind, q.group) for q in inside})
    return {
        f"{kind}, {group}": _estimates(
            _values(
                dataset,
                [q for q in inside if (q.kind, q.group) == (kind, group)],
                outcomes,
                parent_of,
            )[0]
        )
        for kind, group in groups
    }


def _suggestions(
    dataset: EvalSet, queries: Sequence[Query], outcomes: Mapping[str, Outcome]
) -> dict[str, Estimate]:
    precision, recall, shown = [], [], []
    for query in queries:
        suggested = outcomes[query.id].suggested
        right = set(dataset.qrels.get(query.id, ()))
        if not suggested or not right:
            continue
        hits = len(right & set(suggested))
        precision.append(hits / len(suggested))
        recall.append(hits / len(right))
        shown.append(float(len(suggested)))
    return {
        "precision": estimate(precision),
        "recall": estimate(recall),
        "suggestions shown": estimate(shown),
    }


def _worst(
    dataset: EvalSet, ndcg: Mapping[str, Mapping[str, float]], outcomes: Mapping[str, Outcome]
) -> list[dict[str, object]]:
    values = {query: value for by_query in ndcg.values() for query, value in by_query.items()}
    text_of = {q.id: q.text for q in dataset.queries}
    return [
        {
            "id": query,
            "nDCG@10": round(values[query], 3),
            "text": text_of[query],
            "said": sorted(outcomes[query].ranking, key=lambda u: -outcomes[query].ranking[u])[:3],
            "right": dataset.qrels[query],
        }
        for query in sorted(values, key=lambda q: values[q])[:10]
    ]


def _confused(dataset: EvalSet, outcomes: Mapping[str, Outcome]) -> list[tuple[str, str, int]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for query, grades in dataset.qrels.items():
        ranking = outcomes[query].ranking
        best = sorted(ranking, key=lambda unit: -ranking[unit])[:3]
        missed = [unit for unit, grade in grades.items() if grade == 2 and unit not in best]
        if best[0] not in grades:
            pairs.update((best[0], unit) for unit in missed)
    return [(said, missed, count) for (said, missed), count in pairs.most_common(12) if count > 1]


def retrieval_lines(report: RetrievalReport) -> list[str]:
    """The report as Markdown."""
    lines: list[str] = []
    for kind in report.table[SHIPPED]:
        for level in ("unit", "parent"):
            lines += _table(report, kind, level)
    lines += [
        "## Shipped, by group",
        "",
        "| group | n | nDCG@10 | Success@1 |",
        "|---|---|---|---|",
    ]
    for group, by_measure in report.groups.items():
        ndcg, first = by_measure["nDCG@10"], by_measure["Success@1"]
        lines.append(f"| {group} | {ndcg.n} | {ndcg} | {first} |")
    lines += ["", "## Suggestions shown", ""]
    for kind, estimates in report.suggestions.items():
        lines.append(f"- {kind}: " + "; ".join(f"{what} {e}" for what, e in estimates.items()))
    lines += ["", "## Mistaken for one another", ""]
    lines += [f"- said {said}, missed {missed}: {n}" for said, missed, n in report.confused]
    lines += ["", "## Worst messages", ""]
    for case in report.worst:
        lines += [f"- `{case['id']}` {case['nDCG@10']}: {case['text']!r}"]
        lines += [f"  said {case['said']}, right {case['right']}"]
    return [*lines, ""]


def _table(retrieval: RetrievalReport, kind: str, level: str) -> list[str]:
    head = ["system", *RETRIEVAL, "p (nDCG@10)"]
    lines = [f"## {kind}, {level} level", "", f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for name, kinds in retrieval.table.items():
        estimates = kinds[kind][level]
        p = retrieval.p_values.get(name, {}).get(kind)
        p_text = f"{p:.4f}" if p is not None and level == "unit" else ""
        cells = " | ".join(str(estimates[measure]) for measure in RETRIEVAL)
        lines.append(f"| {name} | {cells} | {p_text} |")
    return [*lines, ""]
