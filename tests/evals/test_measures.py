"""Measures against values worked out by hand."""

import math

import pytest

from evals.measures import auroc, estimate, paired_p_value, per_query

QRELS = {"q": {"a": 2, "b": 1}, "r": {"c": 1}}
SCORES = {
    "q": {"b": 3.0, "x": 2.0, "a": 1.0},
    "r": {"x": 1.0, "y": 0.5, "c": 0.1},
    "unjudged": {"a": 1.0},
}


def test_ranking_measures_are_those_of_the_field() -> None:
    values = per_query(SCORES, QRELS)
    ideal = 2 + 1 / math.log2(3)
    assert values["nDCG@10"]["q"] == pytest.approx((1 + 2 / math.log2(4)) / ideal)
    assert values["Success@1"] == {"q": 1.0, "r": 0.0}
    assert values["RR"]["r"] == pytest.approx(1 / 3)
    assert values["P@3"]["q"] == pytest.approx(2 / 3)
    assert values["R@5"] == {"q": 1.0, "r": 1.0}


def test_an_interval_holds_the_mean_and_narrows_with_more_values() -> None:
    few, many = estimate([0.0, 1.0] * 10), estimate([0.0, 1.0] * 500)
    assert few.mean == many.mean == 0.5
    assert few.low < many.low < 0.5 < many.high < few.high
    assert (few.n, many.n) == (20, 1000)
    assert math.isnan(estimate([]).mean)


def test_a_difference_that_chance_would_make_is_told_from_one_it_would_not() -> None:
    same = [0.1, 0.9, 0.4, 0.6] * 10
    assert paired_p_value(same, same) == pytest.approx(1.0)
    assert paired_p_value([v + 0.05 for v in same], same) < 0.01


def test_auroc_is_the_share_of_pairs_in_the_right_order() -> None:
    assert auroc([0.9, 0.4], [0.5, 0.1]) == pytest.approx(0.75)
