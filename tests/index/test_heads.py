"""A linear head over units, in closed form."""

import numpy as np
import pytest

from index.embedding import unit_rows
from index.heads import fit_head, grades_of

UNITS = ["a", "b", "c"]


def made_up(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Vectors in three directions, each with a unit of its own."""
    random = np.random.default_rng(1)
    which = np.arange(count) % 3
    vectors = unit_rows(
        (np.eye(8)[which] + 0.1 * random.normal(size=(count, 8))).astype(np.float32)
    )
    return vectors, 2.0 * np.eye(3, dtype=np.float32)[which]


def test_it_finds_the_unit_that_goes_with_a_direction() -> None:
    vectors, grades = made_up(60)
    head = fit_head(vectors, grades, UNITS, ridge=0.1)
    new, wanted = made_up(30)
    assert (head.scores(new).argmax(axis=1) == wanted.argmax(axis=1)).all()


def test_it_is_the_ridge_solution() -> None:
    """Against scikit-learn, which centres only the grades here too."""
    from sklearn.linear_model import Ridge

    vectors, grades = made_up(50)
    head = fit_head(vectors, grades, UNITS, ridge=2.0)
    model = Ridge(alpha=2.0, fit_intercept=False).fit(vectors, grades - grades.mean(axis=0))
    assert head.weights == pytest.approx(model.coef_.T, abs=1e-4)
    assert head.bias == pytest.approx(grades.mean(axis=0))


def test_messages_with_one_unit_teach_less_and_leave_the_bias_alone() -> None:
    vectors, grades = made_up(60)
    single = np.arange(60) >= 30
    head = fit_head(vectors, grades, UNITS, single, ridge=0.1)
    assert head.bias == pytest.approx(grades[:30].mean(axis=0))
    assert (head.scores(vectors).argmax(axis=1) == grades.argmax(axis=1)).all()


def test_when_all_name_one_unit_all_count_in_full() -> None:
    vectors, grades = made_up(30)
    everyone = fit_head(vectors, grades, UNITS, np.ones(30, dtype=np.bool_))
    assert everyone.weights == pytest.approx(fit_head(vectors, grades, UNITS).weights)


def test_labels_become_rows_in_the_order_of_the_units() -> None:
    assert grades_of([{"c": 2, "a": 1}, {}], UNITS).tolist() == [[1.0, 0.0, 2.0], [0.0, 0.0, 0.0]]
