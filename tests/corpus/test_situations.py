"""Labelled messages, and refusals that name the line."""

from pathlib import Path

import pytest

from corpus.errors import DataInvalid
from corpus.loading import SHIPPED_PROFILE
from corpus.situations import Situation, load_situations, read_situations
from corpus.types import Profile


def test_a_line_becomes_a_labelled_message(tiny_profile_dir: Path, tiny_profile: Profile) -> None:
    """Blank lines are passed over; the writer's one unit is no grade."""
    labelled = load_situations(tiny_profile_dir, tiny_profile).labelled
    assert [s.id for s in labelled] == ["k-1", "k-2", "k-3", "k-4", "k-5"]
    assert labelled[0] == Situation(
        id="k-1",
        text="the glass is black by midnight and the flame stinks",
        in_scope=True,
        relevance={"night.1": 2, "day.1": 1},
        writer="a",
    )
    assert labelled[1].relevance == {}
    assert [s.in_scope for s in labelled] == [True, True, True, True, False]


def test_every_shipped_situation_can_be_read(profile: Profile) -> None:
    found = load_situations(SHIPPED_PROFILE, profile)
    assert len(found.labelled) == sum(
        len(path.read_text("utf-8").splitlines())
        for path in (SHIPPED_PROFILE / "situations").glob("*.jsonl")
    )
    assert any(s.relevance for s in found.labelled)


def test_a_profile_without_situations_has_none(tmp_path: Path, tiny_profile: Profile) -> None:
    assert load_situations(tmp_path, tiny_profile).labelled == ()


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path, tiny_profile: Profile) -> None:
    folder = tmp_path / "situations"
    folder.mkdir()
    (folder / "b.jsonl").write_text('{"id": "2", "text": "second"}\n')
    (folder / "a.jsonl").write_text('{"id": "1", "text": "first"}\n')
    (folder / "notes.txt").write_text("not a situation")
    assert [s.text for s in load_situations(tmp_path, tiny_profile).labelled] == ["first", "second"]


def test_the_hash_changes_with_any_file(tmp_path: Path, tiny_profile: Profile) -> None:
    path = tmp_path / "situations" / "a.jsonl"
    path.parent.mkdir()
    hashes = {load_situations(tmp_path, tiny_profile).sha256}
    for text in ("first", "First", "first"):
        path.write_text(f'{{"id": "1", "text": "{text}"}}\n')
        hashes.add(load_situations(tmp_path, tiny_profile).sha256)
    assert len(hashes) == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "the line: Invalid JSON"),
        ('{"id": "x"}', "text: Field required"),
        ('{"id": "", "text": "t"}', "id: String should have at least 1 character"),
        ('{"id": "x", "text": ""}', "text: String should have at least 1 character"),
        ('{"id": "x", "text": "t", "mood": 1}', "mood: Extra inputs are not permitted"),
        ('{"id": "x", "text": "t", "rel": {"day.1": 3}}', "rel.day.1: Input should be 1 or 2"),
        ('{"id": "x", "text": "t", "rel": {"day.9": 1}}', "'day.9', which the profile does not"),
        ('{"id": "x", "text": "t", "activity": "co-design"}', "'co-design', which the profile"),
        ('{"id": "x", "text": "t", "rel": {"day": 1}}', "'day', which the profile does not"),
        ('{"id": "ok", "text": "t"}', "id 'ok' stands twice in this file"),
    ],
)
def test_a_bad_line_is_refused_by_number_and_reason(
    tmp_path: Path, tiny_profile: Profile, line: str, reason: str
) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(f'{{"id": "ok", "text": "fine"}}\n\n{line}\n')
    with pytest.raises(DataInvalid) as refused:
        read_situations(path, tiny_profile)
    assert refused.value.summary == "Line 3 of bad.jsonl cannot be used."
    assert reason in refused.value.given
    assert refused.value.action == f"Mend line 3 of {path}."


def test_a_line_separator_inside_a_message_does_not_end_the_line(
    tmp_path: Path, tiny_profile: Profile
) -> None:
    """JSON allows U+2028 and U+0085 inside a string; only a newline ends a line of JSONL."""
    path = tmp_path / "pasted.jsonl"
    path.write_text('{"id": "1", "text": "from\u2028a\u0085page"}\r\n{"id": "2"}\n', "utf-8")
    with pytest.raises(DataInvalid, match=r"Line 2 of pasted\.jsonl"):
        read_situations(path, tiny_profile)
    path.write_text('{"id": "1", "text": "from\u2028a\u0085page"}\r\n', "utf-8")
    assert read_situations(path, tiny_profile)[0].text == "from\u2028a\u0085page"


def test_a_line_that_is_not_utf8_is_refused_by_number(
    tmp_path: Path, tiny_profile: Profile
) -> None:
    path = tmp_path / "latin.jsonl"
    path.write_bytes('\n{"id": "1", "text": "café"}\n'.encode("latin-1"))
    with pytest.raises(DataInvalid, match=r"Line 2 of latin\.jsonl") as refused:
        read_situations(path, tiny_profile)
    assert "invalid unicode" in refused.value.given
