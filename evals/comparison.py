"""This build beside a stored report: did it get better, message by message?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.datasets import EvalSet
from evals.errors import DatasetInvalid
from evals.measures import Estimate, estimate, paired_p_value


@dataclass(frozen=True)
class Comparison:
    """A stored run and the present one on the messages they share.

    Attributes:
        commit: Of the stored run.
        kinds: Kind -> (difference in nDCG@10, this minus that; chance of so large a one if the two
            were alike).
    """

    commit: str
    kinds: dict[str, tuple[Estimate, float]]


def stored_run(path: Path) -> dict[str, object] | None:
    """The report written before, or None where there is none.

    Raises:
        DatasetInvalid: It is no report of ours.
    """
    if not path.exists():
        return None
    try:
        body: dict[str, object] = json.loads(path.read_text("utf-8"))
        return body
    except ValueError as error:
        raise DatasetInvalid(
            "The stored report cannot be read.",
            given=f"{path}: {error}",
            expected="a report that `fieldguide eval` wrote",
            action="Restore it from the repository, or remove it.",
        ) from error


def compare(
    dataset: EvalSet, now: Mapping[str, float], stored: Mapping[str, object]
) -> Comparison | None:
    """None where the stored run kept no figures for single messages, or for none of these.

    Args:
        dataset: What was measured.
        now: Query id -> nDCG@10 of the present build.
        stored: A stored report.
    """
    retrieval = stored.get("retrieval")
    then = retrieval.get("per_message") if isinstance(retrieval, dict) else None
    if not then:
        return None
    kinds: dict[str, tuple[Estimate, float]] = {}
    for kind in dict.fromkeys(query.kind for query in dataset.queries):
        shared = [q.id for q in dataset.of_kind(kind) if q.id in now and q.id in then]
        if shared:
            differences = [now[query] - then[query] for query in shared]
            p = paired_p_value([now[q] for q in shared], [then[q] for q in shared])
            kinds[kind] = (estimate(differences), p)
    return Comparison(str(stored.get("commit", "unknown")), kinds) if kinds else None


def comparison_lines(comparison: Comparison) -> list[str]:
    """The comparison as Markdown."""
    lines = ["## Beside the stored run", "", f"Stored run: commit {comparison.commit}.", ""]
    for kind, (difference, p) in comparison.kinds.items():
        lines.append(f"- {kind}: nDCG@10 {difference} (n {difference.n}), p {p:.4f}")
    return [*lines, ""]
