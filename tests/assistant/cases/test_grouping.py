"""Groups are divided as a facilitator would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cases.grouping import groups_of_at_least, sizes_said, small_groups


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        (small_groups(14), "two groups of four and two of three"),
        (small_groups(5), "one group of five"),
        (small_groups(60), "15 groups of four"),
        (groups_of_at_least(14, 2), "seven pairs"),
        (groups_of_at_least(13, 2), "five pairs and one group of three"),
        (groups_of_at_least(3, 2), "one group of three"),
        (groups_of_at_least(8, 3), "two groups of four"),
    ],
)
def test_sizes_are_said_in_words(sizes: tuple[int, ...], said: str) -> None:
    assert sizes_said(sizes) == said


@given(st.integers(2, 60))
def test_sizes_add_up_and_nobody_is_alone(people: int) -> None:
    for sizes in (
        groups_of_at_least(people, 2),
        groups_of_at_least(people, 3),
        small_groups(people),
    ):
        assert sum(sizes) == people
        assert min(sizes) >= 2
        assert max(sizes) - min(sizes) <= 1
