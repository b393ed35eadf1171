"""Labelled sentences are read with their sources, and the report counts what it says it counts."""

import json
from pathlib import Path

import pytest

from assistant.writing.learning import learn_support
from assistant.writing.support import load_support
from corpus.guidance import load_guidance
from corpus.loading import SHIPPED_PROFILE
from corpus.types import Profile
from evals.errors import DatasetInvalid
from evals.grounding import (
    GROUNDING,
    grounding_lines,
    grounding_report,
    load_grounding,
    training_sentences,
)


def row(sentence: str, label: str, unit: str = "co-learning.2") -> str:
    """A line of a set."""
    return json.dumps({"unit": unit, "sentence": sentence, "label": label, "how": "a test"}) + "\n"


def test_shares_are_counted_by_label(profile: Profile, tmp_path: Path) -> None:
    notes = load_guidance(SHIPPED_PROFILE, profile)
    path = tmp_path / "set.jsonl"
    path.write_text(
        row(notes["co-learning.2"].why, "supported")
        + row("Let the budget decide who sits at which table.", "supported")
        + row(notes["co-learning.2"].watch_out, "distorted")
        + row("Hire a certified mediator from the ministry.", "invented"),
        "utf-8",
    )
    support = load_support()
    report = grounding_report(*load_grounding(path, profile, notes), support)
    assert {label: share.mean for label, share in report.passed.items()} == {
        "supported": 0.5,
        "distorted": 1.0,
        "invented": 0.0,
    }
    assert (report.precision.mean, report.precision.n, report.recall.mean) == (0.5, 2, 0.5)
    assert report.mistakes == [("a test", notes["co-learning.2"].watch_out)]
    assert "| distorted | 1.000 [1.000, 1.000] | 1 |" in grounding_lines(report, support)


@pytest.mark.parametrize(
    "line",
    ["{}\n", row("A sentence of some length.", "true"), row("A long one.", "invented", "x.1")],
)
def test_a_bad_line_is_named(profile: Profile, tmp_path: Path, line: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(row("A sentence of some length.", "invented") + line, "utf-8")
    with pytest.raises(DatasetInvalid, match=r"Line 2 of set\.jsonl"):
        load_grounding(path, profile, load_guidance(SHIPPED_PROFILE, profile))


def test_what_ships_is_what_the_training_sentences_give(profile: Profile) -> None:
    notes = load_guidance(SHIPPED_PROFILE, profile)
    learnt, shipped = learn_support(*training_sentences(profile, notes)), load_support()
    assert learnt.threshold == pytest.approx(shipped.threshold, abs=0.005)
    assert learnt.weights == pytest.approx(shipped.weights, abs=0.02)
    assert learnt.learnt_from == shipped.learnt_from


def test_the_two_sets_share_no_sentence(profile: Profile) -> None:
    notes = load_guidance(SHIPPED_PROFILE, profile)
    train, dev = (
        {s.text for s in load_grounding(GROUNDING / name, profile, notes)[0]}
        for name in ("train.jsonl", "dev.jsonl")
    )
    assert not train & dev
