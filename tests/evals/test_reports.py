"""A report says what the outcomes say."""

import json
from pathlib import Path

import pytest

from evals.datasets import OUT_OF_SCOPE, EvalSet, Query
from evals.reports import SHIPPED, abstention_report, retrieval_report, write_report
from evals.systems import Outcome

PARENT = {"a.1": "a", "a.2": "a", "b.1": "b"}
DATASET = EvalSet(
    "made up",
    (
        Query("1", "first", "life", "short", "w"),
        Query("2", "second", "life", "long", "w"),
        Query("3", "pizza", OUT_OF_SCOPE, "far", "o"),
        Query("4", "?", OUT_OF_SCOPE, "hostile", "o"),
    ),
    {"1": {"a.1": 2}, "2": {"b.1": 1}},
)


def outcome(best: str, answerable: float, *suggested: str) -> Outcome:
    """Ranks one unit first."""
    ranking = {unit: 1.0 if unit == best else 0.1 * at for at, unit in enumerate(PARENT)}
    return Outcome(ranking, answerable, answerable >= 0.5, suggested)


SHIPPED_OUTCOMES = {
    "1": outcome("a.1", 0.9, "a.1", "b.1"),
    "2": outcome("a.2", 0.8, "a.2"),
    "3": outcome("a.1", 0.1),
    "4": outcome("a.1", 0.85, "a.1"),
}


def test_systems_are_compared_at_both_levels() -> None:
    other = {name: outcome("b.1", 1.0) for name in "1234"}
    report = retrieval_report(DATASET, {SHIPPED: SHIPPED_OUTCOMES, "other": other}, PARENT)
    assert report.table[SHIPPED]["life"]["unit"]["Success@1"].mean == 0.5
    assert report.table["other"]["life"]["parent"]["Success@1"].mean == 0.5
    assert set(report.p_values) == {"other"}
    assert report.groups["life, short"]["nDCG@10"].mean == pytest.approx(1.0)
    assert report.suggestions["life"]["precision"].mean == pytest.approx(0.25)
    assert report.suggestions["life"]["recall"].mean == pytest.approx(0.5)
    assert report.worst[0]["id"] == "2"


def test_abstention_counts_refusals_where_they_are_wrong_and_where_right() -> None:
    report = abstention_report(DATASET, SHIPPED_OUTCOMES)
    assert report.refused["all"].mean == 0.0
    assert report.caught["all"].mean == 0.5
    assert report.caught["hostile"].mean == 0.0
    assert report.auroc == pytest.approx(0.75)


def test_a_report_is_written_for_people_and_for_machines(tmp_path: Path) -> None:
    path, text = write_report(
        "made up",
        {"command": "fieldguide eval all"},
        retrieval_report(DATASET, {SHIPPED: SHIPPED_OUTCOMES}, PARENT),
        abstention_report(DATASET, SHIPPED_OUTCOMES),
        tmp_path,
    )
    assert path.read_text("utf-8") == text
    assert "| shipped | " in text
    assert "AUROC 0.750" in text
    body = json.loads((tmp_path / "made up.json").read_text("utf-8"))
    assert body["abstention"]["caught"]["all"]["n"] == 2
