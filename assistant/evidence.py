"""Which of the person's own words led to each suggestion, so that few matters are named, each once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.sentences import clauses, whole
from assistant.types import Evidence

_ONE_MATTER = 30  # words; what is shorter is not taken apart
_AS_GOOD = 0.85  # share of the best clause's weight from which one that was quoted already will do


def matters(query: str) -> tuple[Evidence, ...]:
    """The parts of a query that can be quoted; a short one is quoted whole."""
    return (whole(query),) if len(query.split()) <= _ONE_MATTER else clauses(query)


def find_evidence(parts: Sequence[Evidence], weights: NDArray[np.float32]) -> tuple[Evidence, ...]:
    """For each unit, the part that speaks for it.

    Args:
        parts: What can be quoted.
        weights: How much each part speaks for each unit, shape (parts, units); the units in the order
            in which they are suggested.
    """
    quoted: list[int] = []
    found: list[Evidence] = []
    for weight in weights.T:
        best = int(weight.argmax())
        again = [at for at in quoted if weight[at] > 0 and weight[at] >= _AS_GOOD * weight[best]]
        chosen = max(again, key=lambda at: weight[at]) if again else best
        quoted.append(chosen)
        found.append(parts[chosen])
    return tuple(found)
