"""A head over units, in closed form."""

import numpy as np
import pytest

from index.embedding import unit_rows
from index.heads import SHARPNESS, calibrated, fit_head, grades_of

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


def test_it_is_kernel_ridge_regression() -> None:
    """Against scikit-learn's, on the same vectors; half precision is the only difference."""
    from sklearn.kernel_ridge import KernelRidge

    vectors, grades = made_up(50)
    head = fit_head(vectors, grades, UNITS, ridge=2.0)
    model = KernelRidge(alpha=2.0, kernel="rbf", gamma=SHARPNESS).fit(vectors, grades)
    new, _ = made_up(20)
    assert head.scores(new) == pytest.approx(model.predict(new), abs=5e-3)


def test_one_unit_asked_for_in_two_unlike_ways_is_found_both_ways() -> None:
    """What a linear head cannot do: the direction between the two belongs to another unit."""
    places = unit_rows(np.asarray([[1, 0], [1, 1], [0, 1]], dtype=np.float32))
    grades = np.asarray([[2, 0, 0], [0, 2, 0], [2, 0, 0]], dtype=np.float32)
    head = fit_head(places, grades, UNITS, ridge=0.01)
    assert head.scores(places).argmax(axis=1).tolist() == [0, 1, 0]


def test_a_calibrated_head_says_how_often_a_score_is_right() -> None:
    vectors, grades = made_up(90)
    head = fit_head(vectors, grades, UNITS)
    writers = [f"w{at // 30}" for at in range(90)]
    likely = calibrated(head, vectors, grades, writers, np.ones(90, dtype=np.bool_))
    chances = likely.relevance(likely.scores(vectors))
    assert chances is not None
    assert (chances[grades > 0] > 0.9).all()
    assert (chances[grades == 0] < 0.1).all()


def test_one_writer_alone_cannot_calibrate() -> None:
    vectors, grades = made_up(30)
    head = fit_head(vectors, grades, UNITS)
    assert calibrated(head, vectors, grades, ["w"] * 30, np.ones(30, dtype=np.bool_)) is head
    assert head.relevance(head.scores(vectors)) is None


def test_labels_become_rows_in_the_order_of_the_units() -> None:
    assert grades_of([{"c": 2, "a": 1}, {}], UNITS).tolist() == [[1.0, 0.0, 2.0], [0.0, 0.0, 0.0]]
