"""From outcomes to a report: JSON for machines, Markdown for people, from the same numbers."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from evals.datasets import OUT_OF_SCOPE, EvalSet, Query
from evals.measures import RETRIEVAL, Estimate, auroc, estimate, paired_p_value, per_query
from evals.systems import Outcome

_Number = TypeVar("_Number", int, float)

SHIPPED = "shipped"
FOLDER = Path(__file__).parent / "reports"


@dataclass(frozen=True)
class RetrievalReport:
    """How well each system ranks, for each kind of message.

    Attributes:
        table: System -> kind -> level (`unit`, or the level above it) -> measure -> estimate.
        p_values: System -> kind -> chance of so large a difference to the shipped system in
            nDCG@10 if the two were alike.
        groups: Kind and group -> measure -> estimate, shipped system.
        suggestions: Precision and recall of the suggestions shown, shipped system.
        worst: The messages the shipped system ranks worst, with what it said.
    """

    table: dict[str, dict[str, dict[str, dict[str, Estimate]]]]
    p_values: dict[str, dict[str, float]]
    groups: dict[str, dict[str, Estimate]]
    suggestions: dict[str, dict[str, Estimate]]
    worst: list[dict[str, object]]


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
        worst=_worst(dataset, ndcg[SHIPPED], shipped),
    )


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


def write_report(
    name: str,
    heading: Mapping[str, str],
    retrieval: RetrievalReport,
    abstention: AbstentionReport,
    folder: Path = FOLDER,
) -> tuple[Path, str]:
    """Write `<name>.json` and `<name>.md`; gives the latter's path and text."""
    folder.mkdir(parents=True, exist_ok=True)
    body = {**heading, "retrieval": asdict(retrieval), "abstention": asdict(abstention)}
    (folder / f"{name}.json").write_text(json.dumps(body, indent=1) + "\n", "utf-8")
    text = _markdown(name, heading, retrieval, abstention)
    path = folder / f"{name}.md"
    path.write_text(text, "utf-8")
    return path, text


def heading_for(command: str, details: Mapping[str, str]) -> dict[str, str]:
    """What a report says about itself: command, date, commit, and whatever made the figures."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607 - whichever git is installed
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent,
    ).stdout.strip()
    return {
        "command": command,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit or "unknown",
        **details,
    }


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


def _markdown(
    name: str,
    heading: Mapping[str, str],
    retrieval: RetrievalReport,
    abstention: AbstentionReport,
) -> str:
    lines = [f"# {name}", "", *(f"- {key}: {value}" for key, value in heading.items()), ""]
    for kind in retrieval.table[SHIPPED]:
        for level in ("unit", "parent"):
            lines += _table(retrieval, kind, level)
    lines += [
        "## Shipped, by group",
        "",
        "| group | n | nDCG@10 | Success@1 |",
        "|---|---|---|---|",
    ]
    for group, by_measure in retrieval.groups.items():
        ndcg, first = by_measure["nDCG@10"], by_measure["Success@1"]
        lines.append(f"| {group} | {ndcg.n} | {_shown(ndcg)} | {_shown(first)} |")
    lines += ["", "## Suggestions shown", ""]
    for kind, estimates in retrieval.suggestions.items():
        shown = "; ".join(f"{what} {_shown(e)}" for what, e in estimates.items())
        lines.append(f"- {kind}: {shown}")
    lines += ["", "## Abstention", "", f"AUROC {abstention.auroc:.3f}", ""]
    for title, shares in (("refused, in scope", abstention.refused), ("caught", abstention.caught)):
        lines += [f"- {title}, {what}: {_shown(e)} (n {e.n})" for what, e in shares.items()]
    lines += ["", "## Worst messages", ""]
    for case in retrieval.worst:
        lines += [f"- `{case['id']}` {case['nDCG@10']}: {case['text']!r}"]
        lines += [f"  said {case['said']}, right {case['right']}"]
    return "\n".join([*lines, ""])


def _table(retrieval: RetrievalReport, kind: str, level: str) -> list[str]:
    head = ["system", *RETRIEVAL, "p (nDCG@10)"]
    lines = [f"## {kind}, {level} level", "", f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for name, kinds in retrieval.table.items():
        estimates = kinds[kind][level]
        p = retrieval.p_values.get(name, {}).get(kind)
        p_text = f"{p:.4f}" if p is not None and level == "unit" else ""
        cells = " | ".join(_shown(estimates[measure]) for measure in RETRIEVAL)
        lines.append(f"| {name} | {cells} | {p_text} |")
    return [*lines, ""]


def _shown(value: Estimate) -> str:
    return f"{value.mean:.3f} [{value.low:.3f}, {value.high:.3f}]"
