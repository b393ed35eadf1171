"""Whether another door comes first: somebody at risk, or a decision for others. Learnt from examples."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from index.embedding import Vectors

MAX_FALSE_ALARM = 0.01  # share of ordinary messages that may be taken for such, on unseen writers
MIN_EXAMPLES = 10  # of each sort, or nothing is learnt
_FOLDS = 5
_DIGITS = 4  # of a weight: more would only make the file longer


@dataclass(frozen=True, slots=True)
class CareModel:
    """A multinomial regression on the message's vector.

    Attributes:
        kinds: Of matters; the first row of `weights` is for ordinary messages, the others for these.
        weights: Shape (1 + kinds, dimension).
        intercepts: One a row.
        threshold: Messages less probably ordinary than this have such a matter. Chosen so that at most
            `MAX_FALSE_ALARM` of the ordinary ones fall below it in cross-validation by writer.
        messages: How many it learnt from.
        found: Share of the messages with such a matter that fall below the threshold, same folds.
    """

    kinds: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]
    intercepts: tuple[float, ...]
    threshold: float
    messages: int
    found: float

    def kind(self, vector: NDArray[np.float32]) -> str | None:
        """The most probable kind of matter in the message with this vector; None if it is ordinary."""
        chances = _softmax(np.asarray(self.weights) @ vector + np.asarray(self.intercepts))
        if chances[0] >= self.threshold:
            return None
        return self.kinds[int(chances[1:].argmax())]

    def to_json(self) -> bytes:
        """For the folder of what was learnt."""
        return TypeAdapter(dict).dump_json(asdict(self))

    @staticmethod
    def from_json(content: bytes) -> "CareModel":
        """What `to_json` wrote."""
        return TypeAdapter(CareModel).validate_json(content)


def fit_care(
    vectors: Vectors, kinds: Sequence[str | None], writers: Sequence[str]
) -> CareModel | None:
    """Learn from examples; None when there are too few of a sort.

    Args:
        vectors: Unit vectors of messages, shape (n, dimension).
        kinds: For each row the kind of its matter; None for ordinary messages.
        writers: Who wrote each message; the messages of one are never on both sides of a fold.
    """
    names = tuple(sorted({kind for kind in kinds if kind}))
    labels = np.asarray([names.index(kind) + 1 if kind else 0 for kind in kinds])
    if len(names) < 1 or np.bincount(labels, minlength=2).min() < MIN_EXAMPLES:
        return None
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_predict

    model = LogisticRegression(C=10.0, class_weight="balanced", max_iter=1000)
    folds = GroupKFold(min(_FOLDS, len(set(writers))))
    unseen = cross_val_predict(
        model, vectors, labels, groups=list(writers), cv=folds, method="predict_proba"
    )[:, 0]
    ordinary = labels == 0
    threshold = float(np.quantile(unseen[ordinary], MAX_FALSE_ALARM))
    model.fit(vectors, labels)
    rows, offsets = model.coef_, model.intercept_
    if len(names) == 1:  # the library keeps one row for two classes
        rows, offsets = np.vstack([np.zeros_like(rows), rows]), np.append([0.0], offsets)
    return CareModel(
        kinds=names,
        weights=tuple(tuple(round(float(w), _DIGITS) for w in row) for row in rows),
        intercepts=tuple(round(float(offset), _DIGITS) for offset in offsets),
        threshold=threshold,
        messages=len(labels),
        found=float((unseen[~ordinary] < threshold).mean()),
    )


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(logits - logits.max())
    chances: NDArray[np.float64] = raised / raised.sum()
    return chances
