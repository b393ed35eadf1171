"""The second reader's places, as data."""

from pathlib import Path

import pytest

from corpus.checking import check_profile
from corpus.errors import DataInvalid
from corpus.loading import SHIPPED_PROFILE
from corpus.second_reading import Assignment, load_second_reading
from corpus.types import Profile

READING = """
reader: a keeper
parents:
  - id: night
    why: because
    units:
      - {position: 1, begins: Light the lamp}
      - {position: 2, begins: Wind the}
  - {id: day, units: []}
"""


def test_a_profile_may_do_without_one(tiny_profile_dir: Path) -> None:
    assert load_second_reading(tiny_profile_dir) == ()


def test_each_unit_becomes_one_assignment(tmp_path: Path) -> None:
    (tmp_path / "second_reading.yaml").write_text(READING)
    assert load_second_reading(tmp_path) == (
        Assignment(parent="night", position=1, begins="Light the lamp"),
        Assignment(parent="night", position=2, begins="Wind the"),
    )


def test_the_shipped_reading_puts_all_64_activities_where_the_profile_has_them(
    profile: Profile,
) -> None:
    reading = load_second_reading(SHIPPED_PROFILE)
    assert len(reading) == 64
    assert check_profile(profile, reading).confirmed == 64


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"parents: [", "while parsing"),
        (b"units: []", "validation error"),
        (b"parents:\n  - {id: night, units: [{position: one, begins: x}]}", "validation error"),
        (b"", "validation error"),
        (b"parents: caf\xe9", "utf-8"),
    ],
    ids=["yaml", "no parents", "position", "empty", "not utf-8"],
)
def test_another_shape_is_refused_by_file_and_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "second_reading.yaml"
    path.write_bytes(content)
    with pytest.raises(DataInvalid) as refused:
        load_second_reading(tmp_path)
    assert refused.value.given.startswith(str(path))
    assert reason in refused.value.given
