"""A message cut into sentences with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import sentences


def texts(message: str) -> list[str]:
    """The sentences alone."""
    return [part.text for part in sentences(message)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("One sentence only", ["One sentence only"]),
        ("They left the room. Nobody said why.", ["They left the room.", "Nobody said why."]),
        (
            "Dr. Okafor, e.g. my boss, called. She was not amused.",
            ["Dr. Okafor, e.g. my boss, called.", "She was not amused."],
        ),
        ("Hi all. The pilot is stuck again.", ["Hi all. The pilot is stuck again."]),
        ("The pilot is stuck again. Help!", ["The pilot is stuck again. Help!"]),
        (
            "- the board wants numbers\n- the nurses want rest",
            ["- the board wants numbers", "- the nurses want rest"],
        ),
        (
            "Is it only me?? It might well be… or not at all",
            ["Is it only me??", "It might well be…", "or not at all"],
        ),
        ("“We are done.” She meant it, I think.", ["“We are done.”", "She meant it, I think."]),
    ],
)
def test_sentences_are_where_a_reader_would_end_them(message: str, expected: list[str]) -> None:
    assert texts(message) == expected


@given(st.text(min_size=1, max_size=300).filter(str.strip))
def test_every_sentence_stands_at_its_place_and_no_word_is_lost(message: str) -> None:
    parts = sentences(message)
    for part in parts:
        assert message[part.start : part.end] == part.text
    assert "".join("".join(p.text.split()) for p in parts) == "".join(message.split())
