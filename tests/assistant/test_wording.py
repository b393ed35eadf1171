"""Small pieces of plain English."""

from assistant.wording import article, counted, listed, number
from corpus.types import Kind

ACTIVITY = Kind("activity", "activity", "activities")


def test_counts_read_as_a_person_would_write_them() -> None:
    assert [counted(n, ACTIVITY) for n in (0, 1, 3, 12)] == [
        "no activities",
        "one activity",
        "three activities",
        "12 activities",
    ]
    assert number(10) == "ten"


def test_lists_end_with_and() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_the_article_fits() -> None:
    assert (article("activity"), article("domain")) == ("an activity", "a domain")
