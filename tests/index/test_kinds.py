"""Learning what sort of message wants another answer."""

import numpy as np

from index.embedding import Vectors, unit_rows
from index.kinds import KindModel, fit_kinds

RNG = np.random.default_rng(4)


def cloud(direction: int, count: int) -> Vectors:
    """Unit vectors near one axis of six."""
    vectors = RNG.normal(0, 0.15, (count, 6)).astype(np.float32)
    vectors[:, direction] += 1.0
    return unit_rows(vectors)


def learnt() -> KindModel:
    vectors = np.vstack([cloud(0, 200), cloud(1, 30), cloud(2, 30)])
    kinds = [*[None] * 200, *["danger"] * 30, *["legal"] * 30]
    model = fit_kinds(vectors, kinds, [f"w{at % 5}" for at in range(len(kinds))], 0.02)
    assert model is not None
    return model


def test_each_kind_is_recognised_and_the_ordinary_left_alone() -> None:
    model = learnt()
    assert model.kinds == ("danger", "legal")
    assert model.found > 0.9
    assert [model.kind(vector) for vector in np.eye(6, dtype=np.float32)[:3]] == [
        None,
        "danger",
        "legal",
    ]


def test_it_survives_being_written_down() -> None:
    model = learnt()
    assert KindModel.from_json(model.to_json()) == model


def test_one_kind_is_enough_and_too_few_examples_are_not() -> None:
    vectors = np.vstack([cloud(0, 60), cloud(1, 20)])
    writers = [f"w{at % 4}" for at in range(80)]
    one = fit_kinds(vectors, [*[None] * 60, *["danger"] * 20], writers, 0.02)
    assert one is not None
    assert one.kind(np.eye(6, dtype=np.float32)[1]) == "danger"
    assert one.kind(np.eye(6, dtype=np.float32)[0]) is None
    assert fit_kinds(vectors, [*[None] * 75, *["danger"] * 5], writers, 0.02) is None
    assert fit_kinds(vectors, [None] * 80, writers, 0.02) is None
