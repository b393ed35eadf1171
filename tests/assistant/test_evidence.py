"""Few matters, each named once."""

import numpy as np

from assistant.evidence import find_evidence, matters

LONG = (
    "The two partners have stopped talking to each other and the board wants to know why. "
    "Figures come in late, nobody reads them when they do come, and I am asked for a plan by Friday "
    "although I have been here for only two weeks."
)


def test_a_short_message_is_quoted_whole() -> None:
    (part,) = matters("  Two partners. They no longer talk. ")
    assert part.text == "Two partners. They no longer talk."


def test_a_long_one_is_cut_into_sentences_and_long_sentences_into_clauses() -> None:
    parts = matters(LONG)
    assert [part.text.split()[0] for part in parts] == ["The", "Figures", "and", "although"]
    for part in parts:
        assert LONG[part.start : part.end] == part.text


def test_each_unit_gets_the_part_that_weighs_most() -> None:
    parts = matters(LONG)
    weights = np.asarray([[3, 0], [1, 0], [0, 5], [0, 1]], dtype=np.float32)
    assert find_evidence(parts, weights) == (parts[0], parts[2])


def test_a_part_that_was_quoted_already_will_do_if_it_is_nearly_as_good() -> None:
    parts = matters(LONG)
    weights = np.asarray([[3, 2.0], [0, 2.1], [0, 0], [0, 0]], dtype=np.float32)
    assert find_evidence(parts, weights) == (parts[0], parts[0])
    weights = np.asarray([[3, 1.0], [0, 2.1], [0, 0], [0, 0]], dtype=np.float32)
    assert find_evidence(parts, weights) == (parts[0], parts[1])
