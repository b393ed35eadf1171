"""Whether the profile answers a message at all: a probability, learnt from labelled messages."""

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from index.embedding import Vectors

MAX_FALSE_REFUSAL = 0.03  # share of in-scope messages that may be refused, on unseen folds
MIN_EXAMPLES = 10  # of each sort, or nothing can be said about unseen messages
_FOLDS = 10
_SEED = 20261124


@dataclass(frozen=True, slots=True)
class ScopeModel:
    """A logistic regression on the message's vector, and where to stop answering.

    Attributes:
        weights: One number for each dimension of the encoder.
        intercept: Added to the weighted sum.
        threshold: Messages below this probability are not answered. Chosen so that at most
            `MAX_FALSE_REFUSAL` of the in-scope messages fall below it in cross-validation.
        in_scope: How many in-scope messages it learnt from.
        out_of_scope: How many others.
        auroc: Area under the ROC curve over cross-validation folds.
        refused: Share of in-scope messages below the threshold, same folds.
        caught: Share of out-of-scope messages below the threshold, same folds.
    """

    weights: tuple[float, ...]
    intercept: float
    threshold: float
    in_scope: int
    out_of_scope: int
    auroc: float
    refused: float
    caught: float

    def probability(self, vector: NDArray[np.float32]) -> float:
        """That the profile answers the message with this unit vector."""
        logit = float(np.dot(np.asarray(self.weights, dtype=np.float64), vector)) + self.intercept
        return float(1.0 / (1.0 + np.exp(-logit)))

    def to_json(self) -> bytes:
        """For the index folder."""
        return TypeAdapter(dict).dump_json(asdict(self), indent=1)

    @staticmethod
    def from_json(content: bytes) -> "ScopeModel":
        """What `to_json` wrote."""
        return TypeAdapter(ScopeModel).validate_json(content)


def fit_scope(vectors: Vectors, in_scope: NDArray[np.bool_]) -> ScopeModel | None:
    """Learn the decision; None when there are too few examples of either sort to learn from.

    Args:
        vectors: Unit vectors of labelled messages, shape (n, dimension).
        in_scope: For each row, whether the profile answers it, shape (n,).
    """
    if min(in_scope.sum(), (~in_scope).sum()) < MIN_EXAMPLES:
        return None
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    # "balanced": the share of nonsense among our examples says nothing about a real inbox.
    model = LogisticRegression(C=10.0, class_weight="balanced", max_iter=1000)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    unseen = cross_val_predict(model, vectors, in_scope, cv=folds, method="predict_proba")[:, 1]
    threshold = float(np.quantile(unseen[in_scope], MAX_FALSE_REFUSAL))
    model.fit(vectors, in_scope)
    return ScopeModel(
        weights=tuple(float(weight) for weight in model.coef_[0]),
        intercept=float(model.intercept_[0]),
        threshold=threshold,
        in_scope=int(in_scope.sum()),
        out_of_scope=int((~in_scope).sum()),
        auroc=float(roc_auc_score(in_scope, unseen)),
        refused=float((unseen[in_scope] < threshold).mean()),
        caught=float((unseen[~in_scope] < threshold).mean()),
    )
