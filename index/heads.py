"""From a message's vector to a score for every unit: a linear head learnt from labelled messages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors

RIDGE = 3.0  # 1 and 10 are within a point of nDCG@10 on messages by other hands
SINGLE_WEIGHT = 0.3  # of a message whose one unit is its writer's, beside one labelled over all

Grades = NDArray[np.float32]


@dataclass(frozen=True)
class Head:
    """Scores units from the vector of a message.

    Attributes:
        units: Ids of the units, in the order of the columns of `weights`.
        weights: float32 of shape (dimension, units).
        bias: float32 of shape (units,): how often a unit is relevant at all.
        calibration: Slope and intercept that turn a score into the log odds of being relevant
            (graded 1 or 2); fitted on scores for writers that were left out.
    """

    units: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    calibration: tuple[float, float] | None = None

    def scores(self, vectors: Vectors) -> NDArray[np.float32]:
        """float32 of shape (messages, units); higher is better."""
        return np.asarray(vectors @ self.weights + self.bias, dtype=np.float32)

    def relevance(self, scores: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """The probability that a labeller would call each unit relevant; same shape as `scores`."""
        if self.calibration is None:
            return None
        slope, intercept = self.calibration
        odds = slope * scores.astype(np.float64) + intercept
        return np.asarray(1.0 / (1.0 + np.exp(-odds)), dtype=np.float32)


def calibrated(
    head: Head, vectors: Vectors, grades: Grades, writers: Sequence[str], single: NDArray[np.bool_]
) -> Head:
    """The same head with a calibration, fitted on messages whose writer it had not seen.

    Args:
        head: Fitted on all of these messages.
        vectors: Of messages, shape (messages, dimension).
        grades: Shape (messages, units).
        writers: Who wrote each message; writers are left out in turn.
        single: Which messages name only their writer's one unit; they say nothing about the rest
            and are not calibrated on.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    groups = np.asarray(writers)
    labelled = np.flatnonzero(~single)
    folds = min(5, len(set(groups[labelled])))
    if folds < 2:
        return head
    unseen = np.zeros((len(labelled), grades.shape[1]), dtype=np.float32)
    splits = GroupKFold(folds).split(labelled, groups=groups[labelled])
    for _, left_out in splits:
        kept = ~np.isin(groups, groups[labelled[left_out]])
        part = fit_head(vectors[kept], grades[kept], head.units, single[kept])
        unseen[left_out] = part.scores(vectors[labelled[left_out]])
    relevant = (grades[labelled] > 0).ravel()
    model = LogisticRegression(C=1e6).fit(unseen.reshape(-1, 1), relevant)
    return replace(head, calibration=(float(model.coef_[0, 0]), float(model.intercept_[0])))


def fit_head(
    vectors: Vectors,
    grades: Grades,
    units: Sequence[str],
    single: NDArray[np.bool_] | None = None,
    ridge: float = RIDGE,
) -> Head:
    """Ridge regression of the grades on the vectors, all units at once, in closed form.

    Args:
        vectors: Unit vectors of messages, shape (messages, dimension).
        grades: 0, 1 or 2 for each message and unit, shape (messages, units).
        units: Ids in the order of the columns of `grades`.
        single: Which messages name only their writer's one unit, shape (messages,). They count
            less, and say nothing about how often a unit is relevant; none by default.
        ridge: Penalty on the weights.
    """
    if single is None or single.all():
        single = np.zeros(len(vectors), dtype=np.bool_)
    x = vectors.astype(np.float64)
    mean = grades[~single].mean(axis=0, dtype=np.float64)
    weighted = x * np.where(single, SINGLE_WEIGHT, 1.0)[:, None]
    centre = np.where(single[:, None], grades[single].mean(axis=0) if single.any() else 0.0, mean)
    gram = weighted.T @ x + ridge * np.eye(x.shape[1])
    weights = np.linalg.solve(gram, weighted.T @ (grades - centre))
    return Head(tuple(units), weights.astype(np.float32), mean.astype(np.float32))


def grades_of(relevance: Sequence[dict[str, int]], units: Sequence[str]) -> Grades:
    """Labels as an array: float32 of shape (messages, units), 0 where nothing was said."""
    column = {unit: at for at, unit in enumerate(units)}
    grades = np.zeros((len(relevance), len(units)), dtype=np.float32)
    for row, labels in zip(grades, relevance, strict=True):
        for unit, grade in labels.items():
            row[column[unit]] = grade
    return grades
