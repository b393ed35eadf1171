"""Only plain text is left of a sentence."""

import pytest

from assistant.writing.plain import as_plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ask **both** of them.", "Ask both of them."),
        ("1. Ask _them_  twice.", "Ask them twice."),
        ("## Ask them.", "Ask them."),
        ("Ask 3 * 4 people; snake_case_words stay.", "Ask 3 * 4 people; snake_case_words stay."),
        ("Fewer than < 5 people & more.", "Fewer than < 5 people & more."),
    ],
)
def test_emphasis_goes(text: str, plain: str) -> None:
    assert as_plain(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x>",
        "a </p> b",
        "![a](b)",
        "[a][b]",
        "[a]: http://b",
        "run `rm`",
        "| a | b |",
        "https://a.example",
        "javascript:alert(1)",
        "&lt;b&gt;",
        "a\u202eb",
        "a\U000e0041b",
        "a\x1b[31mb",
    ],
)
def test_more_than_text_is_refused(text: str) -> None:
    assert as_plain(text) is None
