"""Suggestions joined into an answer that reads as one piece: what was heard, where to start, what then.

Nothing is written here: an answer holds the profile's words, our practice notes, the person's own words,
and the fixed sentences of assistant/frames.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import frames
from assistant.types import Citation, Evidence, NodeRef, Suggestion, Thread
from assistant.wording import counted, number
from corpus.guidance import PracticeNote, RelatedUnit
from corpus.types import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A unit chosen for an answer; its words are in `Suggestion`."""

    score: float
    relevance: float | None
    path: tuple[NodeRef, ...]
    citation: Citation
    evidence: Evidence
    note: PracticeNote | None

    @property
    def id(self) -> str:
        """Of the unit."""
        return self.citation.node.id


def compose(picks: Sequence[Pick], query: str, *, keep_order: bool = False) -> tuple[Thread, ...]:
    """The threads of an answer: one for each matter heard, in the order in which to take them.

    Args:
        picks: Best first.
        query: What their evidence is a part of.
        keep_order: Take them as they come, as when they were shown before.
    """
    ordered = list(picks) if keep_order else in_order(picks)
    matters = dict.fromkeys(pick.evidence for pick in ordered)
    reading = [pick for matter in matters for pick in ordered if pick.evidence == matter]
    shown = [
        Suggestion(
            rank=at,
            score=pick.score,
            relevance=pick.relevance,
            bridge=_bridge(reading[: at - 1], pick, reading[at:]),
            path=pick.path,
            citation=pick.citation,
            evidence=pick.evidence,
            note=pick.note,
        )
        for at, pick in enumerate(reading, start=1)
    ]
    return tuple(
        Thread(
            heard=None if matter.text == query.strip() else matter,
            suggestions=tuple(s for s in shown if s.evidence == matter),
        )
        for matter in matters
    )


def in_order(picks: Sequence[Pick]) -> list[Pick]:
    """Best first, but none ahead of another that the practice notes put before it."""
    left, ordered = list(picks), list[Pick]()
    while left:
        free = (p for p in left if not any(_relation(p, o, "before") for o in left if o is not p))
        ordered.append(next(free, left[0]))
        left.remove(ordered[-1])
    return ordered


def lead(threads: Sequence[Thread], unit: Kind) -> str:
    """The opening sentences."""
    count = sum(len(thread.suggestions) for thread in threads)
    units = counted(count, unit)
    units = units[:1].upper() + units[1:]
    if len(threads) > 1:
        return frames.MATTERS.format(matters=f"{number(len(threads))} matters")
    if threads[0].heard is None:
        frame = frames.ONE_UNIT if count == 1 else frames.SEVERAL_UNITS
        return frame.format(unit=unit.name, units=units)
    return frames.ONE_MATTER if count == 1 else frames.ONE_MATTER_SEVERAL.format(units=units)


def _bridge(before: Sequence[Pick], pick: Pick, after: Sequence[Pick]) -> str:
    """The sentence that joins a suggestion to what stands above it."""
    if not before:
        awaited = (relation for later in after if (relation := _relation(later, pick, "before")))
        relation = next(awaited, None)
        return frames.START_IF.format(when=relation.when) if relation else frames.START
    above = before[-1]
    if _relation(pick, above, "before"):
        return frames.ONCE_BEGUN
    beside = _relation(pick, above, "with") or _relation(above, pick, "with")
    if beside:
        return frames.ALONGSIDE.format(when=beside.when)
    same = pick.evidence == above.evidence
    choice = frames.SAME_MATTER if same else frames.NEXT_MATTER
    return choice[min(len(before), len(choice)) - 1]


def _relation(pick: Pick, other: Pick, how: str) -> RelatedUnit | None:
    """What the note of one says about another: that it comes before it, or with it."""
    related = pick.note.related if pick.note else ()
    return next((r for r in related if r.id == other.id and r.how == how), None)
