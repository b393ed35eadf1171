"""Words and meaning, mixed."""

import numpy as np
import pytest

from index.fusion import MEANING, Words, fused

TEXTS = ["coaching nurses on the ward", "a coach for every school", "fidelity and data"]


def test_words_are_matched_by_their_stems() -> None:
    scores = Words(TEXTS).scores("Who coaches?")
    assert scores[0] > 0
    assert scores[1] > 0
    assert scores[2] == 0


@pytest.mark.parametrize("query", ["", "zzz", "the of and", "💡"])
def test_where_no_word_is_shared_all_score_nothing(query: str) -> None:
    assert Words(TEXTS).scores(query).tolist() == [0.0, 0.0, 0.0]


def test_both_parts_are_scaled_before_they_are_mixed() -> None:
    mixed = fused(np.asarray([0.2, 0.4, 0.3], np.float32), np.asarray([9.0, 0.0, 0.0], np.float32))
    assert mixed == pytest.approx([1 - MEANING, MEANING, MEANING / 2])


def test_a_part_that_says_nothing_leaves_the_other_alone() -> None:
    mixed = fused(np.asarray([0.2, 0.4], np.float32), np.zeros(2, np.float32))
    assert mixed == pytest.approx([0.0, MEANING])
