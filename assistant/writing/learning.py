"""Learning from labelled sentences whether passages support a sentence; see assistant/writing/support.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.writing.alignment import NAMES, align, split
from assistant.writing.quotations import quotations, stands_in
from assistant.writing.support import SupportModel

# What a measure may do to a judgement. Held to these signs, the regression cannot learn how the writers of
# the labelled sentences happened to write: that supported ones, for instance, were paraphrased further.
_SPEAK_FOR = ("near", "held", "in_order", "run", "used", "side_by_side")
_SAY_NOTHING = ("content",)
_RIDGE = 10.0
_FOLDS = 8
_VERBATIM_WEIGHT = 0.3  # a sentence of the source itself, beside a labelled one
_VERBATIM_WORDS = 6
_MAY_PASS = 0.05  # share of the distorted sentences that may be called supported

_Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSentence:
    """A sentence, what it is said to rest on, and whether it does.

    Attributes:
        unit: Of the profile; sentences about one unit are learnt from together or not at all.
        sources: Its words and its practice note.
        text: The sentence.
        supported: Whether the sources say it.
        distorted: Whether it says nearly that, but wrongly.
    """

    unit: str
    sources: tuple[str, ...]
    text: str
    supported: bool
    distorted: bool


def learn_support(
    sentences: Sequence[LabelledSentence], learnt_from: Mapping[str, str]
) -> SupportModel:
    """Weights from all sentences; the threshold from weights that had not seen the sentence's unit.

    Sentences copied from the sources are learnt from too: nothing supports better.
    """
    copied = verbatim(sentences)
    rows = np.array(
        [align(s.text, s.sources).row() for s in sentences]
        + [align(text, sources).row() for _, text, sources in copied]
    )
    supported = np.array([s.supported for s in sentences] + [True] * len(copied))
    importance = np.array([1.0] * len(sentences) + [_VERBATIM_WEIGHT] * len(copied))
    units = np.array([s.unit for s in sentences] + [unit for unit, _, _ in copied])

    said = np.zeros(len(rows))
    for held_out in _folds(units):
        mine = np.isin(units, held_out)
        start, weights = _fit(rows[~mine], supported[~mine], importance[~mine])
        said[mine] = 1 / (1 + np.exp(-start - rows[mine] @ weights))
    distorted = [
        said[i] if all(stands_in(q, s.sources) for q in quotations(s.text)) else 0.0
        for i, s in enumerate(sentences)
        if s.distorted
    ]
    start, weights = _fit(rows, supported, importance)
    return SupportModel(
        start=round(start, 4),
        weights={n: round(float(w), 4) for n, w in zip(NAMES, weights, strict=True)},
        threshold=round(float(np.quantile(distorted, 1 - _MAY_PASS)), 3),
        learnt_from=dict(learnt_from),
    )


def verbatim(
    sentences: Sequence[LabelledSentence],
) -> list[tuple[str, str, tuple[str, ...]]]:
    """The sources' own sentences, none of them short, as unit, sentence, sources."""
    sources = {s.unit: s.sources for s in sentences}
    return [
        (unit, piece, texts)
        for unit, texts in sources.items()
        for text in texts
        for piece in split(text)
        if len(piece.split()) >= _VERBATIM_WORDS
    ]


def _folds(units: NDArray[np.str_]) -> list[list[str]]:
    names = sorted(set(units.tolist()))
    return [names[start::_FOLDS] for start in range(min(_FOLDS, len(names)))]


def _fit(rows: _Array, supported: NDArray[np.bool_], importance: _Array) -> tuple[float, _Array]:
    """Logistic regression with a ridge, each weight held to its sign: start and weights."""
    from scipy.optimize import minimize

    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = (rows - middle) / spread
    sign = np.where(supported, 1.0, -1.0)

    def loss(b: _Array) -> tuple[float, _Array]:
        margin = sign * (scaled @ b[1:] + b[0])
        slope = -importance * sign / (1 + np.exp(margin))
        ridge = 0.5 * _RIDGE * float(b[1:] @ b[1:])
        gradient = np.r_[slope.sum(), scaled.T @ slope + _RIDGE * b[1:]]
        return float(importance @ np.logaddexp(0, -margin)) + ridge, gradient

    bounds = [(None, None), *(_bounds(name) for name in NAMES)]
    found = minimize(loss, np.zeros(len(bounds)), jac=True, bounds=bounds, method="L-BFGS-B").x
    weights: _Array = found[1:] / spread
    return float(found[0] - middle @ weights), weights


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name in _SAY_NOTHING:
        return 0.0, 0.0
    return (0.0, None) if name in _SPEAK_FOR else (None, 0.0)
