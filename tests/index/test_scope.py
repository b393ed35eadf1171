"""Whether to answer at all, learnt from examples."""

import numpy as np
import pytest

from index.scope import MAX_FALSE_REFUSAL, ScopeModel, fit_scope


def two_clouds(count: int, overlap: float) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors around two directions and which of the two each belongs to."""
    random = np.random.default_rng(3)
    inside = np.arange(2 * count) < count
    centres = np.where(inside[:, None], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0])
    vectors = centres + overlap * random.normal(size=centres.shape)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32), inside


def test_it_tells_clearly_different_messages_apart() -> None:
    vectors, inside = two_clouds(100, 0.1)
    model = fit_scope(vectors, inside)
    assert model is not None
    assert model.auroc == 1.0
    assert model.caught == 1.0
    right = [model.probability(v) >= model.threshold for v in vectors]
    assert np.mean(np.asarray(right) == inside) > 0.98


def test_the_threshold_keeps_to_the_promised_share_of_false_refusals() -> None:
    vectors, inside = two_clouds(300, 0.8)
    model = fit_scope(vectors, inside)
    assert model is not None
    assert model.refused == pytest.approx(MAX_FALSE_REFUSAL, abs=0.01)
    assert 0.5 < model.auroc < 1.0


def test_too_few_examples_teach_nothing() -> None:
    vectors, inside = two_clouds(100, 0.1)
    assert fit_scope(vectors[:105], inside[:105]) is None
    assert fit_scope(vectors[:0], inside[:0]) is None


def test_it_is_the_same_after_writing_and_reading() -> None:
    model = fit_scope(*two_clouds(50, 0.3))
    assert model is not None
    assert ScopeModel.from_json(model.to_json()) == model
