"""A session laid out: what follows what, and how many minutes each stretch gets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from assistant.cases.allotting import Share, allot
from assistant.cases.choosing import Asked
from assistant.cases.shaping import Shape
from assistant.cases.types import ItemKind
from corpus.cases import Case

_WORDS_A_MINUTE = 150  # silent reading, with time to look back
_LEAST_READING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A stretch of the session.

    Attributes:
        kind: What sort.
        minutes: Whole minutes.
        question: Which of the questions asked, from 0, if any.
        parts: Numbers of the parts read, if any.
    """

    kind: ItemKind
    minutes: int
    question: int | None = None
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Planned:
    kind: ItemKind
    share: Share
    question: int | None = None
    parts: tuple[int, ...] = ()


def reading_minutes(text: str) -> int:
    """Minutes for reading a part in silence."""
    return max(_LEAST_READING, ceil(len(text.split()) / _WORDS_A_MINUTE))


def parts_in_session(case: Case, shape: Shape, asked: Sequence[Asked]) -> tuple[int, ...]:
    """Numbers of the parts that are read together; those before them are read beforehand."""
    if shape.one_part:
        return (asked[-1].part,)
    return tuple(range(1, len(case.parts) + 1))


def schedule(
    case: Case, shape: Shape, asked: Sequence[Asked], minutes: int
) -> tuple[tuple[Asked, ...], tuple[Slot, ...]]:
    """The stretches of a session, adding up to its minutes, and the questions that fitted in.

    Questions that leave too little for the others are dropped, the last first.
    """
    while True:
        planned = list(_lay_out(case, shape, asked))
        if len(asked) == 1 or sum(p.share.least for p in planned) <= minutes:
            break
        asked = asked[:-1]
    given = allot(minutes, [p.share for p in planned])
    slots = (
        Slot(kind=p.kind, minutes=m, question=p.question, parts=p.parts)
        for p, m in zip(planned, given, strict=True)
    )
    return tuple(asked), tuple(slots)


def _lay_out(case: Case, shape: Shape, asked: Sequence[Asked]) -> Iterator[_Planned]:
    yield _Planned("opening", shape.opening)
    unread: list[int] = []
    voices = shape.voices
    breaks = _breaks_after(len(asked), shape.breaks)
    for part in parts_in_session(case, shape, asked):
        unread.append(part)
        here = [at for at, question in enumerate(asked) if question.part == part]
        pause = voices is not None or bool(here)
        if not pause and part != len(case.parts):
            continue
        yield _reading(case, unread)
        unread = []
        if voices:
            yield _Planned("first voices", voices)
            voices = None
        for at in here:
            yield _Planned("question", _share_of(asked[at], shape), question=at)
            if at in breaks:
                yield _Planned("break", breaks[at])
    if shape.second_look:
        yield _Planned("second look", shape.second_look)
    yield _Planned("debrief", shape.debrief)
    yield _Planned("commitment", shape.commitment)


def _reading(case: Case, parts: Sequence[int]) -> _Planned:
    minutes = sum(reading_minutes(case.parts[number - 1].text) for number in parts)
    return _Planned("reading", Share(least=minutes, weight=0), parts=tuple(parts))


def _share_of(asked: Asked, shape: Shape) -> Share:
    match asked.question.kind:
        case "role play":
            return shape.role_play
        case "reflect":
            return shape.reflect
    return shape.question


def _breaks_after(questions: int, breaks: Sequence[Share]) -> dict[int, Share]:
    """Spread over the questions, never after the last."""
    places = {
        ceil(questions * (at + 1) / (len(breaks) + 1)) - 1: share for at, share in enumerate(breaks)
    }
    return {at: share for at, share in places.items() if at < questions - 1}
