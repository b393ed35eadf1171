"""A profile folder becomes a profile, or is refused by file and reason."""

import shutil
from pathlib import Path

import pytest

from corpus.errors import ProfileInvalid, ProfileMissing
from corpus.loading import load_profile
from corpus.types import Kind, Node, Omission, Printing, Profile, Span


@pytest.fixture
def folder(tiny_profile_dir: Path, tmp_path: Path) -> Path:
    """A copy of the small profile that a test may spoil."""
    return Path(shutil.copytree(tiny_profile_dir, tmp_path / "keeping"))


def edit(path: Path, old: str, new: str) -> None:
    """Replace the one place where `old` stands first."""
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")


def test_names_texts_and_spans_are_read_as_written(tiny_profile: Profile) -> None:
    assert tiny_profile.node("night") == Node(
        id="night",
        kind="watch",
        name=Printing("Night watch", Span(152, 163)),
        aliases=("the dark hours",),
        text="the hours from lamp-lighting to dawn, when the lamp must never fail.",
        span=Span(166, 235),
    )
    assert tiny_profile.levels == (
        Kind("watch", "watch", "watches", ("shift",)),
        Kind("duty", "duty", "duties"),
    )
    assert list(tiny_profile.kinds) == ["watch", "duty", "creed"]
    assert tiny_profile.counts == {"night": 3, "day": 3}
    assert tiny_profile.omissions[-1] == Omission(Printing("2", Span(459, 460)), "page number")


def test_hashes_are_those_of_the_files_found(tiny_profile: Profile, folder: Path) -> None:
    assert tiny_profile.source_sha256 == tiny_profile.metadata.source_sha256
    edit(folder / "source.txt", "lamp", "lamb")
    edit(folder / "profile.yaml", "free of rights", "free of any rights")
    changed = load_profile(folder)
    assert changed.source_sha256 != tiny_profile.source_sha256
    assert changed.profile_sha256 != tiny_profile.profile_sha256
    assert changed.metadata.source_sha256 == tiny_profile.source_sha256


def test_a_repeated_printing_belongs_to_its_node(profile: Profile) -> None:
    (repeat,) = profile.node("co-creation").repeats
    assert repeat.span == Span(2777, 3474)
    assert repeat.text.startswith("Implementation support practitioners support the active")


@pytest.mark.parametrize("name", ["source.txt", "profile.yaml"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ProfileMissing) as refused:
        load_profile(folder)
    assert refused.value.summary == f"The profile's {name} cannot be read."
    assert refused.value.given == str(folder / name)
    assert "FIELDGUIDE_PROFILE_DIR" in refused.value.action


@pytest.mark.parametrize("name", ["source.txt", "profile.yaml"])
def test_a_file_that_is_not_utf8_is_named_with_the_place(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:5] + b"\xff" + content[5:])
    with pytest.raises(ProfileInvalid) as refused:
        load_profile(folder)
    assert refused.value.summary == f"{name} cannot be used."
    assert refused.value.given == f"{folder / name}: is not UTF-8 text at byte 5"


SHAPE = [
    ("schema: 1", "schema: 2", "schema: Input should be less than or equal to 1"),
    ("schema: 1", "schema: [", "is not valid YAML: while parsing"),
    ("  citation:", "  cite:", "metadata.citation: Field required (and 1 more)"),
    ("second edition, 1891", "1891", "metadata.edition: Input should be a valid string"),
    ("id: keeping", "id: Keeping", "metadata.id: String should match pattern"),
    ("  why: page number", "", "uncovered.2.why: Field required"),
    ("span: [459, 460]", "span: [459]", "uncovered.2.span: Value error, a span is written as a"),
    ("span: [459, 460]", "span: [460, 459]", "a span ends after it starts, but this one is [460"),
    ("span: [459, 460]", "span: [-1, 4]", "uncovered.2.span.start: Input should be greater than"),
    ("    name_span: [152, 163]\n", "", "nodes.1: Value error, name and name_span are given toge"),
    ("    span: [20, 136]\n", "", "nodes.0.span: Field required"),
    ("    kind: creed\n", "    kind: creed\n    mood: grim\n", "nodes.0.mood: Extra inputs are"),
]


@pytest.mark.parametrize(("old", "new", "reason"), SHAPE)
def test_another_shape_is_refused_with_the_place(
    folder: Path, old: str, new: str, reason: str
) -> None:
    edit(folder / "profile.yaml", old, new)
    with pytest.raises(ProfileInvalid) as refused:
        load_profile(folder)
    assert refused.value.summary == "profile.yaml cannot be used."
    assert refused.value.given.startswith(f"{folder / 'profile.yaml'}: ")
    assert reason in refused.value.given


@pytest.mark.parametrize("content", ["", "[]", "just words", "null"])
def test_a_file_that_is_no_mapping_is_refused(folder: Path, content: str) -> None:
    (folder / "profile.yaml").write_text(content)
    with pytest.raises(ProfileInvalid, match="the file: Input should be"):
        load_profile(folder)


CONTRADICTIONS = [
    ("- id: night.2", "- id: night.1", "node id 'night.1' stands twice"),
    ("{id: creed,", "{id: duty,", "kind id 'duty' stands twice"),
    ("    kind: creed", "    kind: hymn", "node 'creed' has the unknown kind 'hymn'"),
    ("    parent: night", "    parent: dusk", "node 'night.1' has the unknown parent 'dusk'"),
    ("    parent: night", "    parent: creed", "duty 'night.1' stands under creed"),
    ("    parent: night\n", "", "duty 'night.1' stands under nothing"),
    ("    kind: watch", "    kind: watch\n    parent: day", "watch 'night' stands under watch"),
    ("  day: 3", "  dawn: 3", "counts name the unknown node 'dawn'"),
    ("plural: duties}", "plural: duties}\n  - {id: x, name: x, plural: x}", "'x' has no nodes"),
    ("    kind: creed", "    kind: creed\n    parent: creed", "node 'creed' is its own ancestor"),
]


@pytest.mark.parametrize(("old", "new", "reason"), CONTRADICTIONS)
def test_a_contradiction_is_refused_with_the_entry(
    folder: Path, old: str, new: str, reason: str
) -> None:
    edit(folder / "profile.yaml", old, new)
    with pytest.raises(ProfileInvalid) as refused:
        load_profile(folder)
    assert reason in refused.value.given


def test_a_level_without_parent_is_told_it_is_the_widest(folder: Path) -> None:
    edit(folder / "profile.yaml", "    kind: watch", "    kind: watch\n    parent: creed")
    with pytest.raises(ProfileInvalid) as refused:
        load_profile(folder)
    assert refused.value.action == "Please put it under nothing: its level is the widest."
