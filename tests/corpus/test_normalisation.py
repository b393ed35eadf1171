"""The three mendings, and that there is no fourth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalisation import SOFT_HYPHEN, normalise
from corpus.types import Profile


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("evi\u00acdence", "evidence"),
        ("turn-\ning", "turning"),
        ("turn- \t\n\n  ing", "turning"),
        ("two  words\t and\n more ", "two words and more"),
        ("\u00a0padded\u2003", "padded"),
        ("", ""),
    ],
    ids=["soft hyphen", "line end", "spaced line end", "whitespace", "other spaces", "empty"],
)
def test_what_the_extraction_broke_is_mended(printed: str, expected: str) -> None:
    assert normalise(printed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "evidence-informed",
        "a hyphen - with spaces",
        "1891-1902",
        "ends in a hyphen-",
        f"{SOFT_HYPHEN}edge {SOFT_HYPHEN} alone{SOFT_HYPHEN}",
        "‘typographic’ – “marks” …",
        "ﬁne Ⅳ é e\u0301 İ",
    ],
)
def test_everything_else_stays_letter_by_letter(text: str) -> None:
    assert normalise(text) == text


def test_a_number_is_never_joined_over_a_line_end() -> None:
    assert normalise("1891-\n1902") == "1891- 1902"


def test_words_of_the_shipped_source_are_mended_as_a_reader_would(profile: Profile) -> None:
    text = normalise(profile.source)
    assert "effectively use evidence to improve outcomes" in text
    assert "engage with evidence and ways of knowing across" in text
    assert "willingness to challenge the status quo" in text
    assert SOFT_HYPHEN not in text


@given(st.text(alphabet="ab-¬ \n\t1–", max_size=30))
def test_no_letter_or_digit_is_lost_or_moved(text: str) -> None:
    """Whatever the mending takes away is space, hyphen or soft hyphen."""
    kept = [character for character in normalise(text) if character.isalnum()]
    assert kept == [character for character in text if character.isalnum()]


@given(st.text(max_size=60))
def test_the_result_has_single_spaces_and_no_padding(text: str) -> None:
    result = normalise(text)
    assert result == " ".join(result.split())
