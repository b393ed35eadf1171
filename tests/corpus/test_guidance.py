"""Practice notes are complete, in bounds, and never for units that do not exist."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from corpus.errors import DataInvalid
from corpus.guidance import load_guidance
from corpus.loading import SHIPPED_PROFILE
from corpus.types import Profile


def entry(unit: str, **changes: object) -> dict[str, object]:
    """A note that is in order."""
    return {
        "id": unit,
        "why": "Because the light must not fail.",
        "sign": "it is dark before the ships come",
        "steps": ["Trim the wick tonight.", "Ask who trimmed it before you."],
        "question": "Who would notice first?",
        "watch_out": "The oldest keeper is not always right.",
        "related": [],
        **changes,
    }


def write(folder: Path, profile: Profile, *changes: Mapping[str, object]) -> Path:
    """A profile folder with a note for every unit, the first ones changed."""
    entries = [entry(unit.id) for unit in profile.units]
    for at, change in enumerate(changes):
        entries[at] = {**entries[at], **change}
    folder.mkdir()
    (folder / "guidance.yaml").write_text(yaml.safe_dump(entries), "utf-8")
    return folder


def test_every_unit_of_the_shipped_profile_has_a_note(profile: Profile) -> None:
    notes = load_guidance(SHIPPED_PROFILE, profile)
    assert set(notes) == {unit.id for unit in profile.units}
    texts = [t for n in notes.values() for t in (n.why, n.sign, n.question, n.watch_out, *n.steps)]
    assert len(set(texts)) == len(texts)
    for unit, note in notes.items():
        assert unit not in [other.id for other in note.related]
        assert all(len(step.split()) <= 45 for step in note.steps), unit


def test_a_profile_without_the_file_has_no_notes(tmp_path: Path, tiny_profile: Profile) -> None:
    assert load_guidance(tmp_path, tiny_profile) == {}


def test_notes_are_read(tmp_path: Path, tiny_profile: Profile) -> None:
    first, second = tiny_profile.units[0].id, tiny_profile.units[1].id
    related = [{"id": second, "how": "before", "when": "nobody has the key"}]
    notes = load_guidance(write(tmp_path / "p", tiny_profile, {"related": related}), tiny_profile)
    assert notes[first].steps == ("Trim the wick tonight.", "Ask who trimmed it before you.")
    assert (notes[first].related[0].id, notes[first].related[0].how) == (second, "before")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"id": "nothing.1"}, "unknown: nothing.1"),
        ({"steps": ["Only one."]}, "0.steps"),
        ({"related": [{"id": "nothing.2", "how": "with", "when": "ever"}]}, "unknown: nothing.2"),
        ({"related": [{"id": "x", "how": "after", "when": "ever"}]}, "0.related.0.how"),
        ({"whi": "misspelt"}, "0.whi"),
    ],
)
def test_a_bad_note_is_named(
    tmp_path: Path, tiny_profile: Profile, change: dict[str, object], says: str
) -> None:
    with pytest.raises(DataInvalid) as refused:
        load_guidance(write(tmp_path / "p", tiny_profile, change), tiny_profile)
    assert says in refused.value.given


def test_two_notes_for_one_unit_and_none_for_another_are_refused(
    tmp_path: Path, tiny_profile: Profile
) -> None:
    twice = {"id": tiny_profile.units[1].id}
    with pytest.raises(DataInvalid, match="cannot be used") as refused:
        load_guidance(write(tmp_path / "p", tiny_profile, twice), tiny_profile)
    assert tiny_profile.units[0].id in refused.value.given


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path, tiny_profile: Profile) -> None:
    (tmp_path / "guidance.yaml").write_text("- id: [", "utf-8")
    with pytest.raises(DataInvalid, match="cannot be used"):
        load_guidance(tmp_path, tiny_profile)
