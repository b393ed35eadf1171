"""A report says what the outcomes say."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from evals.abstention import (
    abstention_lines,
    abstention_report,
    calibration_lines,
    calibration_report,
)
from evals.comparison import compare, comparison_lines
from evals.datasets import OUT_OF_SCOPE, EvalSet, Query
from evals.latency import latency_lines, latency_report
from evals.reports import write_report
from evals.retrieval import SHIPPED, retrieval_lines, retrieval_report
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


def test_a_mistake_made_twice_is_named() -> None:
    twice = EvalSet("twice", (*DATASET.queries[:2],), {"1": {"b.1": 2}, "2": {"b.1": 2}})
    ranking = {"a.1": 4.0, "a.2": 3.0, "c.1": 2.0, "b.1": 1.0}
    outcomes = {name: Outcome(ranking) for name in "12"}
    report = retrieval_report(twice, {SHIPPED: outcomes}, {**PARENT, "c.1": "c"})
    assert report.confused == [("a.1", "b.1", 2)]


def test_probabilities_are_held_against_what_was_found() -> None:
    sure = {"a.1": 0.95, "a.2": 0.05, "b.1": 0.05}
    outcomes = {name: Outcome(sure, relevance=sure) for name in "12"}
    report = calibration_report(DATASET, "life", outcomes)
    assert report is not None
    assert report.bins[0] == pytest.approx((0.05, 0.25, 4))
    assert report.bins[1] == pytest.approx((0.95, 0.5, 2))
    assert report.error == pytest.approx((4 * 0.2 + 2 * 0.45) / 6)
    assert "| 0.95 | 0.50 | 2 |" in calibration_lines({"life": report})
    assert calibration_report(DATASET, "life", SHIPPED_OUTCOMES) is None


def test_a_run_is_compared_with_the_stored_one_message_by_message() -> None:
    stored = {"commit": "abc", "retrieval": {"per_message": {"1": 0.5, "2": 0.2, "9": 1.0}}}
    found = compare(DATASET, {"1": 0.9, "2": 0.2}, stored)
    assert found is not None
    difference, p = found.kinds["life"]
    assert difference.mean == pytest.approx(0.2)
    assert difference.n == 2
    assert p == 1.0
    assert any("commit abc" in line for line in comparison_lines(found))
    assert compare(DATASET, {"1": 0.9}, {"commit": "old"}) is None


def test_times_are_told_by_length() -> None:
    outcomes = {q.id: Outcome({}, seconds=0.01 * int(q.id)) for q in DATASET.queries}
    report = latency_report(DATASET, outcomes)
    assert report.lengths["up to 35 words"] == pytest.approx((25.0, 38.5, 4))
    assert "| up to 35 words | 25 | 38 | 4 |" in latency_lines(report)


def test_a_report_is_written_for_people_and_for_machines(tmp_path: Path) -> None:
    retrieval = retrieval_report(DATASET, {SHIPPED: SHIPPED_OUTCOMES}, PARENT)
    abstention = abstention_report(DATASET, SHIPPED_OUTCOMES)
    path, text = write_report(
        "made up",
        {"command": "fieldguide eval all"},
        {"retrieval": asdict(retrieval), "abstention": asdict(abstention)},
        [*retrieval_lines(retrieval), *abstention_lines(abstention)],
        tmp_path,
    )
    assert path.read_text("utf-8") == text
    assert "| shipped | " in text
    assert "AUROC 0.750" in text
    body = json.loads((tmp_path / "made up.json").read_text("utf-8"))
    assert body["abstention"]["caught"]["all"]["n"] == 2
