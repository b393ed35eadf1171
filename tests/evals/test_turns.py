"""Turns are counted by what they were taken for."""

from pathlib import Path

import pytest

from assistant.answering import Assistant
from evals.errors import DatasetInvalid
from evals.turns import turns_lines, turns_report

TURNS = """{"earlier": ["Two partners no longer talk."], "message": "why the second?", "kind": "why", "refers": 2}
{"earlier": ["Two partners no longer talk."], "message": "more about the third", "kind": "more", "refers": 1}
{"earlier": ["Two partners no longer talk."], "message": "she left in May", "kind": "thanks"}
{"earlier": [], "message": "The nurses no longer speak up.", "kind": "situation"}
"""


def test_right_and_wrong_are_counted(assistant: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "turns.jsonl"
    path.write_text(TURNS, "utf-8")
    report = turns_report(assistant, path, lambda done, total: None)
    assert report.right == {"why": 1, "more": 1, "thanks": 0, "situation": 1}
    assert (report.refers, report.of) == (1, 2)
    assert report.wrong == [("thanks", "searched", "she left in May")]
    assert "| all | 3 | 4 |" in turns_lines(report)


def test_a_line_that_cannot_be_used_is_named(assistant: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "turns.jsonl"
    path.write_text(TURNS + '{"message": "no kind"}\n', "utf-8")
    with pytest.raises(DatasetInvalid, match="Line 5"):
        turns_report(assistant, path, lambda done, total: None)
