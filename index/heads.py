"""From a message's vector to a score for every unit: how the labelled messages near it were graded.

Kernel ridge regression (Saunders et al. 1998). Every labelled message speaks for its own surroundings,
so that a unit asked for in many unlike ways is not squeezed into one direction, as it is by a linear head.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors

SHARPNESS = 1.0  # of the kernel: how near is near
RIDGE = 1.0

Grades = NDArray[np.float32]


@dataclass(frozen=True)
class Head:
    """Scores units from the vector of a message.

    Attributes:
        units: Ids of the units, in the order of the columns of `weights`.
        messages: Vectors of the labelled messages, shape (messages, dimension).
        weights: Shape (messages, units): what each message says about each unit.
        calibration: Slope and intercept that turn a score into the log odds of being relevant
            (graded 1 or 2); fitted on scores for writers that were left out.
    """

    units: tuple[str, ...]
    messages: NDArray[np.float32]
    weights: NDArray[np.float32]
    calibration: tuple[float, float] | None = None

    def scores(self, vectors: Vectors) -> NDArray[np.float32]:
        """float32 of shape (vectors, units); higher is better, about the grade to expect."""
        return np.asarray(_kernel(vectors, self.messages) @ self.weights, dtype=np.float32)

    def relevance(self, scores: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """The probability that a labeller would call each unit relevant; same shape as `scores`."""
        if self.calibration is None:
            return None
        slope, intercept = self.calibration
        odds = slope * scores.astype(np.float64) + intercept
        return np.asarray(1.0 / (1.0 + np.exp(-odds)), dtype=np.float32)


def fit_head(vectors: Vectors, grades: Grades, units: Sequence[str], ridge: float = RIDGE) -> Head:
    """Learn from graded messages, in closed form; what is used is what `packed` keeps of them.

    Args:
        vectors: Unit vectors of messages, shape (messages, dimension).
        grades: 0, 1 or 2 for each message and unit, shape (messages, units).
        units: Ids in the order of the columns of `grades`.
        ridge: How far single messages are distrusted.
    """
    messages = unpacked(*packed(vectors))
    gram = _kernel(messages, messages).astype(np.float64) + ridge * np.eye(len(messages))
    weights = np.linalg.solve(gram, grades.astype(np.float64))
    return Head(tuple(units), messages, weights.astype(np.float16).astype(np.float32))


def calibrated(
    head: Head, vectors: Vectors, grades: Grades, writers: Sequence[str], fair: NDArray[np.bool_]
) -> Head:
    """The same head with a calibration, fitted on messages whose writer it had not seen.

    Args:
        head: Fitted on all of these messages.
        vectors: Of messages, shape (messages, dimension).
        grades: Shape (messages, units).
        writers: Who wrote each message; writers are left out in turn.
        fair: Which messages can be calibrated on: graded over all units, and, where enough are
            left, unknown to the encoder.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    groups = np.asarray(writers)
    rows = np.flatnonzero(fair)
    folds = min(5, len(set(groups[rows])))
    if folds < 2:
        return head
    unseen = np.zeros((len(rows), grades.shape[1]), dtype=np.float32)
    for _, left_out in GroupKFold(folds).split(rows, groups=groups[rows]):
        kept = ~np.isin(groups, groups[rows[left_out]])
        part = fit_head(vectors[kept], grades[kept], head.units)
        unseen[left_out] = part.scores(vectors[rows[left_out]])
    relevant = (grades[rows] > 0).ravel()
    model = LogisticRegression(C=1e6).fit(unseen.reshape(-1, 1), relevant)
    return replace(head, calibration=(float(model.coef_[0, 0]), float(model.intercept_[0])))


def grades_of(relevance: Sequence[dict[str, int]], units: Sequence[str]) -> Grades:
    """Labels as an array: float32 of shape (messages, units), 0 where nothing was said."""
    column = {unit: at for at, unit in enumerate(units)}
    grades = np.zeros((len(relevance), len(units)), dtype=np.float32)
    for row, labels in zip(grades, relevance, strict=True):
        for unit, grade in labels.items():
            row[column[unit]] = grade
    return grades


def packed(vectors: Vectors) -> tuple[NDArray[np.int8], np.float32]:
    """Vectors in one byte a number, and the size of a step: a quarter of the megabytes."""
    step = np.float32(np.abs(vectors).max() / 127.0) or np.float32(1.0)
    return np.round(vectors / step).astype(np.int8), step


def unpacked(steps: NDArray[np.int8], step: np.float32) -> Vectors:
    """What `packed` kept."""
    return np.asarray(steps.astype(np.float32) * step)


def _kernel(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """1 for the same place, near 0 far away (Gaussian); shape (first, second)."""
    squares = (first**2).sum(axis=1)[:, None] + (second**2).sum(axis=1) - 2.0 * first @ second.T
    return np.asarray(np.exp(-SHARPNESS * np.maximum(squares, 0.0)), dtype=np.float32)
