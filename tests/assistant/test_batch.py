"""Many messages from a file."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answering import Assistant
from assistant.batch import run_batch
from assistant.errors import BatchInvalid
from corpus.types import Profile

LINES = [
    '{"id": "a", "text": "The nurses no longer speak up in meetings."}',
    '{"id": "b", "turns": ["Two partners stopped talking.", "And if one refuses?"]}',
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two lines, three messages."""
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(LINES) + "\n", "utf-8")
    return path


def rows_of(target: Path) -> list[dict[str, Any]]:
    """Every line of the output."""
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def test_each_message_gets_a_line_with_answer_and_full_ranking(
    assistant: Assistant, profile: Profile, source: Path, tmp_path: Path
) -> None:
    summary = run_batch(assistant, source, tmp_path / "out.jsonl")
    rows = rows_of(tmp_path / "out.jsonl")
    assert (summary.answered, summary.kept, summary.problems) == (3, 0, ())
    assert [(row["id"], row["turn"]) for row in rows] == [("a", 1), ("b", 1), ("b", 2)]
    assert rows[0]["answer"]["kind"] == "suggestions"
    assert {name for name, _ in rows[0]["ranking"]} == {unit.id for unit in profile.units}
    assert rows[0]["answerable"] is None


def test_a_run_that_was_cut_off_goes_on_and_repairs_a_half_written_line(
    assistant: Assistant, source: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    run_batch(assistant, source, target)
    whole = target.read_bytes()
    first_end = whole.index(b"\n") + 1
    target.write_bytes(whole[: first_end + 30])
    summary = run_batch(assistant, source, target)
    assert (summary.answered, summary.kept) == (2, 1)
    assert target.read_bytes() == whole


def test_bad_lines_are_named_and_skipped(assistant: Assistant, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    bad = [
        LINES[0],
        "not json",
        '{"id": "c"}',
        '{"id": "d", "text": "x", "turns": ["y"]}',
        LINES[0],
        '{"id": "e", "text": "  "}',
        "",
        '{"id": "f", "turns": ["A real one about trust.", ""]}',
    ]
    source.write_text("\n".join(bad), "utf-8")
    summary = run_batch(assistant, source, tmp_path / "out.jsonl")
    assert summary.answered == 2
    places = [problem.split(":")[0] for problem in summary.problems]
    assert sorted(places) == ["line 2", "line 3", "line 4", "line 5", "line 6", "line 8, turn 2"]


def test_progress_counts_every_message(assistant: Assistant, source: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    run_batch(
        assistant,
        source,
        tmp_path / "out.jsonl",
        on_progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    "content",
    [
        "something else\n",
        "my precious notes, no line end",
        '{"id": "a", "turn": 1, "index": "another"}\n',
    ],
)
def test_an_output_of_another_origin_is_left_alone(
    assistant: Assistant, source: Path, tmp_path: Path, content: str
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text(content, "utf-8")
    with pytest.raises(BatchInvalid, match="cannot be continued"):
        run_batch(assistant, source, target)
    assert target.read_text("utf-8") == content


def test_fresh_starts_over(assistant: Assistant, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("something else\n", "utf-8")
    assert run_batch(assistant, source, target, fresh=True).answered == 3
    assert len(rows_of(target)) == 3


def test_a_missing_input_is_an_error(assistant: Assistant, tmp_path: Path) -> None:
    with pytest.raises(BatchInvalid, match="cannot be read"):
        run_batch(assistant, tmp_path / "none.jsonl", tmp_path / "out.jsonl")


def test_the_input_is_never_overwritten(assistant: Assistant, source: Path) -> None:
    before = source.read_bytes()
    with pytest.raises(BatchInvalid, match="overwrite the input"):
        run_batch(assistant, source, source, fresh=True)
    assert source.read_bytes() == before


def test_a_folder_that_is_not_there_is_an_error_of_ours(
    assistant: Assistant, source: Path, tmp_path: Path
) -> None:
    with pytest.raises(BatchInvalid, match="cannot be written"):
        run_batch(assistant, source, tmp_path / "none" / "out.jsonl")


def test_ids_with_unusual_line_breaks_can_be_resumed(assistant: Assistant, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "a\u2028b", "text": "No trust left."}), "utf-8")
    run_batch(assistant, source, target)
    assert run_batch(assistant, source, target).kept == 1
