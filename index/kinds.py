"""Whether a message is of a kind that wants another answer than suggestions. Learnt from examples.

Used twice: for matters that another door must open first (somebody at risk, a decision for others), and
for turns of a conversation that ask about what was suggested, or only say hello or thanks.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from index.embedding import Vectors

MIN_EXAMPLES = 10  # of each sort, or nothing is learnt
_FOLDS = 5
_DIGITS = 4  # of a weight: more would only make the file longer


@dataclass(frozen=True, slots=True)
class KindModel:
    """A multinomial regression on the message's vector.

    Attributes:
        kinds: The first row of `weights` is for ordinary messages, the others for these.
        weights: Shape (1 + kinds, dimension).
        intercepts: One a row.
        threshold: Messages less probably ordinary than this are of the likeliest kind. Chosen so that a
            given share of the ordinary ones falls below it in cross-validation by writer.
        messages: How many it learnt from.
        found: Share of the others that fall below the threshold, same folds.
    """

    kinds: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]
    intercepts: tuple[float, ...]
    threshold: float
    messages: int
    found: float

    def kind(self, vector: NDArray[np.float32]) -> str | None:
        """The likeliest kind of the message with this vector; None if it is ordinary."""
        chances = _softmax(np.asarray(self.weights) @ vector + np.asarray(self.intercepts))
        if chances[0] >= self.threshold:
            return None
        return self.kinds[int(chances[1:].argmax())]

    def to_json(self) -> bytes:
        """For the folder of what was learnt."""
        return TypeAdapter(dict).dump_json(asdict(self))

    @staticmethod
    def from_json(content: bytes) -> "KindModel":
        """What `to_json` wrote."""
        return TypeAdapter(KindModel).validate_json(content)


def fit_kinds(
    vectors: Vectors,
    kinds: Sequence[str | None],
    writers: Sequence[str],
    max_false: float,
) -> KindModel | None:
    """Learn from examples; None when there are too few of a sort.

    Args:
        vectors: Unit vectors of messages, shape (n, dimension).
        kinds: For each row its kind; None for ordinary messages.
        writers: Who wrote each message; the messages of one are never on both sides of a fold.
        max_false: Share of ordinary messages that may be taken for something else.
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
    threshold = float(np.quantile(unseen[ordinary], max_false))
    model.fit(vectors, labels)
    rows, offsets = model.coef_, model.intercept_
    if len(names) == 1:  # the library keeps one row for two classes
        rows, offsets = np.vstack([np.zeros_like(rows), rows]), np.append([0.0], offsets)
    return KindModel(
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
