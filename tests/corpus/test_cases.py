"""Teaching cases are whole, and together they exercise the profile."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.cases import load_cases
from corpus.errors import DataInvalid
from corpus.loading import SHIPPED_PROFILE
from corpus.types import Profile


def case(profile: Profile, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field at all
    """A case that is in order, for any profile with three units."""
    units = [unit.id for unit in profile.units[:3]]
    return {
        "id": "the-dark-lamp",
        "title": "The dark lamp",
        "setting": "A lighthouse",
        "country": "Nowhere",
        "sector": "justice",
        "difficulty": "working",
        "parts": [
            {"title": "Dusk", "text": "The lamp is cold. " * 60},
            {"title": "Night", "text": "A ship calls out. " * 60, "turning_point": True},
        ],
        "people": [
            {"name": n, "role": "keeper", "wants": "sleep", "power": "the key"}
            for n in ("Ann", "Ben", "Cyd", "Dov")
        ],
        "least_heard": "Ann",
        "dilemma": "Wake the old keeper, or learn alone.",
        "targets": [{"activity": unit, "calls_for_it": "the cold lamp at dusk"} for unit in units],
        "questions": [
            {
                "kind": kind,
                "after": 1,
                "cast": ["Ann", "Ben"] if kind == "role play" else [],
                "text": "What now?",
                "strong_answer": units,
                "touches": "the lamp before the blame",
                "wrong_turns": ["blaming the oil"],
            }
            for kind in ("open", "decide", "role play", "reflect")
        ],
        "cautions": ["somebody may have lost a ship"],
        "culture_and_equity": "Keepers' wives did the work unnamed.",
        "takeaway": "Look at the lamp first.",
        **changes,
    }


def write(folder: Path, content: dict[str, Any], name: str = "the-dark-lamp") -> Path:
    """A profile folder with one case."""
    (folder / "cases").mkdir()
    (folder / "cases" / f"{name}.yaml").write_text(yaml.safe_dump(content), "utf-8")
    return folder


def test_a_case_is_read(tmp_path: Path, tiny_profile: Profile) -> None:
    (found,) = load_cases(write(tmp_path, case(tiny_profile)), tiny_profile)
    assert found.parts[1].turning_point
    assert [q.kind for q in found.questions] == ["open", "decide", "role play", "reflect"]


def test_a_profile_without_the_folder_has_no_cases(tmp_path: Path, tiny_profile: Profile) -> None:
    assert load_cases(tmp_path, tiny_profile) == ()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"sector": "lighthouses"}, "sector 'lighthouses' is none of"),
        ({"id": "another"}, "id 'another' in a file of another name"),
        ({"difficulty": "hard"}, "difficulty"),
        ({"people": []}, "people"),
        ({"least_heard": "Zed"}, "'Zed' is nobody in the case"),
        ({"plot": "thin"}, "plot"),
    ],
)
def test_a_bad_case_is_named(
    tmp_path: Path, tiny_profile: Profile, changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(DataInvalid) as refused:
        load_cases(write(tmp_path, case(tiny_profile, **changes)), tiny_profile)
    assert says in refused.value.given
    assert "the-dark-lamp.yaml" in refused.value.given


def test_words_turning_points_and_the_answer_key_are_checked(
    tmp_path: Path, tiny_profile: Profile
) -> None:
    good = case(tiny_profile)
    short = [{**part, "text": "The lamp is cold. " * 10} for part in good["parts"]]
    flat = [{**part, "turning_point": False} for part in good["parts"]]
    unasked = [{**q, "strong_answer": q["strong_answer"][:1]} for q in good["questions"]]
    unknown = [{**target, "activity": "nothing.1"} for target in good["targets"]]
    for at, (field, value, says) in enumerate(
        [
            ("parts", short, "80 words"),
            ("parts", flat, "exactly one part"),
            ("questions", unasked, "questions and targets differ"),
            ("targets", unknown, "questions and targets differ"),
        ]
    ):
        folder = tmp_path / str(at)
        folder.mkdir()
        with pytest.raises(DataInvalid) as refused:
            load_cases(write(folder, {**good, field: value}), tiny_profile)
        assert says in refused.value.given


def test_a_question_waits_for_a_part_that_is_there_and_a_role_play_has_a_cast(
    tmp_path: Path, tiny_profile: Profile
) -> None:
    questions = case(tiny_profile)["questions"]
    changes: list[tuple[dict[str, Any], str]] = [
        ({"after": 3}, "waits for part 3"),
        ({"cast": ["Ann"]}, "a cast of two or more"),
    ]
    for at, (change, says) in enumerate(changes):
        folder = tmp_path / str(at)
        folder.mkdir()
        asked = [{**questions[0], **change}, *questions[1:]]
        with pytest.raises(DataInvalid) as refused:
            load_cases(write(folder, case(tiny_profile, questions=asked)), tiny_profile)
        assert says in refused.value.given


def test_a_unit_the_profile_lacks_is_refused(tmp_path: Path, tiny_profile: Profile) -> None:
    content = case(tiny_profile)
    first = content["targets"][0]["activity"]
    text = yaml.safe_dump(content).replace(first, "nothing.1")
    folder = write(tmp_path, content)
    (folder / "cases" / "the-dark-lamp.yaml").write_text(text, "utf-8")
    with pytest.raises(DataInvalid, match="cannot be used") as refused:
        load_cases(folder, tiny_profile)
    assert "unknown: nothing.1" in refused.value.given


def test_the_shipped_cases_exercise_the_whole_profile(profile: Profile) -> None:
    cases = load_cases(SHIPPED_PROFILE, profile)
    assert len(cases) >= 48
    by_unit = Counter(target.activity for c in cases for target in c.targets)
    parent = {unit.id: unit.parent for unit in profile.units}
    by_parent = Counter(p for c in cases for p in {parent[t.activity] for t in c.targets})
    assert {unit.id: by_unit[unit.id] for unit in profile.units if by_unit[unit.id] < 3} == {}
    assert min(by_parent[p] for p in parent.values()) >= 6
    assert len({c.sector for c in cases}) >= 12
    assert len({c.country for c in cases}) >= 10
    assert {c.difficulty for c in cases} == {"introductory", "working", "advanced"}
    assert len({c.title for c in cases}) == len({c.dilemma for c in cases}) == len(cases)
