"""What must be there before people come: room, materials, copies, reading."""

from collections.abc import Iterator, Sequence

from assistant.cases.running import materials_of, minutes_said
from assistant.cases.texts import facilitation as texts
from assistant.cases.types import CasePart, GuideQuestion, Preparation
from assistant.wording import listed, number

_SPARE_COPIES = 2
_WITHOUT_CARDS = "first-sentence"


def plays_with_cards(question: GuideQuestion) -> bool:
    """Whether players are given role cards."""
    return question.kind == "role play" and question.method.id != _WITHOUT_CARDS


def prepare(
    people: int, parts: Sequence[CasePart], questions: Sequence[GuideQuestion], *, stand: str
) -> Preparation:
    """Everything to see to beforehand.

    Args:
        people: Who take part.
        parts: Of the case.
        questions: Of the session.
        stand: The person from whose place the facilitator reads the case again.
    """
    room = next(text for most, text in texts.ROOM.items() if people <= most)
    runs = [question.method for question in questions]
    return Preparation(
        room=(room.format(n=number(people)), texts.ACCESS),
        materials=(texts.CLOCK, texts.PAPER, texts.BOARD, *materials_of(runs)),
        copies=(
            texts.HANDOUTS.format(copies=people + _SPARE_COPIES),
            *_card_sets(questions),
            texts.GUIDE_COPY,
        ),
        reading=(
            _reading(parts),
            texts.READ_YOURSELF.format(person=stand, question=questions[0].number),
        ),
    )


def parts_said(parts: Sequence[CasePart]) -> str:
    """`part 2, “The felt”`, `parts 1 and 2`."""
    if len(parts) == 1:
        return f"part {parts[0].number}, “{parts[0].title}”"
    return f"parts {listed([str(part.number) for part in parts])}"


def _card_sets(questions: Sequence[GuideQuestion]) -> Iterator[str]:
    for question in questions:
        if plays_with_cards(question):
            sets = len(question.method.groups) if question.method.id == "scenes" else 1
            said = f"{number(sets)} {'set' if sets == 1 else 'sets'}".capitalize()
            yield texts.ROLE_CARDS.format(
                sets=f"Question {question.number}: {said.lower()}", cards=listed(question.cast)
            )


def _reading(parts: Sequence[CasePart]) -> str:
    before = [part for part in parts if part.reading == "beforehand"]
    if not before:
        return texts.READ_NOTHING
    return texts.READ_BEFORE.format(
        parts=parts_said(before), minutes=minutes_said(sum(part.minutes for part in before))
    )
