"""Whole minutes shared out so that they add up exactly."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a stretch of time needs.

    Attributes:
        least: Minutes below which it makes no sense.
        weight: Its part of whatever is left; 0 keeps it at its least.
        most: Minutes above which more does not help; exceeded only when nothing else can grow.
    """

    least: int
    weight: int
    most: int | None = None


def allot(minutes: int, shares: Sequence[Share]) -> tuple[int, ...]:
    """Minutes for each share; they add up to `minutes`.

    Raises:
        ValueError: The least of all together is more than there is, or nothing can take the rest.
    """
    given = [share.least for share in shares]
    left = minutes - sum(given)
    if left < 0:
        raise ValueError(f"{sum(given)} minutes do not fit into {minutes}")
    for _ in range(left):
        at = _neediest(given, shares)
        given[at] += 1
    return tuple(given)


def _neediest(given: Sequence[int], shares: Sequence[Share]) -> int:
    """The one that is furthest behind its weight; the earliest of several."""
    growing = [at for at, share in enumerate(shares) if share.weight]
    free = [at for at in growing if given[at] < (shares[at].most or given[at] + 1)]
    return min(
        free or growing, key=lambda at: (given[at] - shares[at].least + 1) / shares[at].weight
    )
