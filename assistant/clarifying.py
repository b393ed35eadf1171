"""One question back, where two parts of the profile compete and the answer would change the order.

The options are the signs of the two units, as the practice notes give them. Naming one puts its unit
first; it is not searched for: on the development set reading it as a further turn made the ranking worse
(0.708 to 0.701 where it was asked), putting its unit first made it better (0.744).
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from assistant import frames
from assistant.types import Clarification, Option
from corpus.guidance import PracticeNote
from corpus.types import Node

_CLOSE = 0.05  # probabilities nearer than this say nothing about which is first
_LIKELY = 0.4  # probability from which a unit can compete


class Scored(Protocol):
    """A unit and the probability that it is relevant, where that is known."""

    @property
    def node(self) -> Node:
        """The unit."""

    @property
    def relevance(self) -> float | None:
        """Its probability."""


def clarify(ranked: Sequence[Scored], notes: Mapping[str, PracticeNote]) -> Clarification | None:
    """The question to ask about a ranking, if one is worth asking.

    Args:
        ranked: Units, best first.
        notes: By unit; without a note there is nothing to ask with.
    """
    first = ranked[0]
    second = next((unit for unit in ranked if unit.node.parent != first.node.parent), None)
    if second is None or first.relevance is None or second.relevance is None:
        return None
    close = first.relevance - second.relevance < _CLOSE and second.relevance >= _LIKELY
    if not close or first.node.id not in notes or second.node.id not in notes:
        return None
    options = tuple(
        Option(unit=unit.node.id, text=notes[unit.node.id].sign) for unit in (first, second)
    )
    return Clarification(text=frames.WHICH, options=options)


def chosen(message: str, notes: Mapping[str, PracticeNote]) -> str | None:
    """The unit whose sign a message repeats, as a click on an option does."""
    said = _bare(message)
    return next((unit for unit, note in notes.items() if _bare(note.sign) == said), None)


def _bare(text: str) -> str:
    return text.strip(" \"'\u201c\u201d.!").casefold()
