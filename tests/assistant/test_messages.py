"""What a person typed, made safe."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import MessageInvalid
from assistant.messages import clean_message


def clean(text: str) -> str:
    """With room for any text."""
    return clean_message(text, max_chars=10_000)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  two words  ", "two words"),
        ("a\r\nb", "a\nb"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("ig\u200bnore\u2060 this\ufeff", "ignore this"),
        ("left\u202eright", "leftright"),
        ("tag\U000e0041\U000e0042s", "tags"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_hidden_and_control_characters_go_and_the_rest_stays(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    "text",
    ["क्‍ष", "می‌خواهم", "👩‍🏫 and ❤️", "日本語", "שלום", "naïve — “quoted”"],
)
def test_joiners_that_writing_needs_are_kept(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@given(st.text(max_size=300))
def test_any_text_is_cleaned_for_good_or_refused(text: str) -> None:
    try:
        cleaned = clean(text)
    except MessageInvalid:
        return
    assert clean(cleaned) == cleaned
    assert all(c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") for c in cleaned)
    cleaned.encode("utf-8")
