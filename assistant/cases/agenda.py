"""The agenda with what the facilitator does in each stretch, and the two checkpoints."""

from collections.abc import Sequence

from assistant.cases.closing import LONG_DEBRIEF
from assistant.cases.preparing import parts_said
from assistant.cases.running import minutes_said
from assistant.cases.scheduling import Slot
from assistant.cases.texts import facilitation as texts
from assistant.cases.types import AgendaItem, CasePart, Checkpoint, GuideQuestion, Step
from assistant.wording import number
from corpus.cases import Case

_ROUND_UP_TO = 14  # people who can each say a word within an opening
_LONG_OPENING = 5
_LONG_COMMITMENT = 4


def lay_agenda(
    case: Case,
    slots: Sequence[Slot],
    questions: Sequence[GuideQuestion],
    parts: Sequence[CasePart],
    people: int,
) -> tuple[AgendaItem, ...]:
    """Every stretch of the session with its clock and its words."""
    items: list[AgendaItem] = []
    start = 0
    for slot in slots:
        question = questions[slot.question] if slot.question is not None else None
        items.append(
            AgendaItem(
                kind=slot.kind,
                title=_title(slot, question, parts),
                start=start,
                minutes=slot.minutes,
                how=_how(case, slot, questions, parts, people),
                steps=_steps(slot, question),
                question=question.number if question else None,
            )
        )
        start += slot.minutes
    return tuple(items)


def _title(slot: Slot, question: GuideQuestion | None, parts: Sequence[CasePart]) -> str:
    if question:
        return f"Question {question.number}: {question.method.name}"
    if slot.kind == "reading":
        return f"Reading: {parts_said([parts[number - 1] for number in slot.parts])}"
    return texts.TITLES[slot.kind]


def _steps(slot: Slot, question: GuideQuestion | None) -> tuple[Step, ...]:
    if question:
        return question.method.steps
    if slot.kind == "second look":
        alone = slot.minutes // 2
        minutes = (alone, slot.minutes - alone)
        return tuple(
            Step(what, m) for what, m in zip(texts.SECOND_LOOK_STEPS, minutes, strict=True)
        )
    return ()


def _how(
    case: Case,
    slot: Slot,
    questions: Sequence[GuideQuestion],
    parts: Sequence[CasePart],
    people: int,
) -> str:
    match slot.kind:
        case "opening":
            return _opening(slot.minutes, questions, parts, people)
        case "reading":
            read = [parts[number - 1] for number in slot.parts]
            return texts.READING.format(parts=parts_said(read), minutes=minutes_said(slot.minutes))
        case "first voices":
            return texts.FIRST_VOICES
        case "question":
            return questions[slot.question or 0].method.how
        case "break":
            return texts.BREAK
        case "second look":
            voices = number(1 if people < 6 else 2 if people < 16 else 3)
            decided = next((q for q in questions if q.kind == "decide"), questions[0])
            return texts.SECOND_LOOK.format(question=decided.number, voices=voices)
        case "debrief":
            return texts.DEBRIEF if slot.minutes >= LONG_DEBRIEF else texts.DEBRIEF_SHORT
        case "commitment":
            long = slot.minutes >= _LONG_COMMITMENT
            text = texts.COMMITMENT if long else texts.COMMITMENT_SHORT
            return text.format(takeaway=case.takeaway)


def _opening(
    minutes: int, questions: Sequence[GuideQuestion], parts: Sequence[CasePart], people: int
) -> str:
    read = [part for part in parts if part.reading == "in the session"]
    said = texts.OPENING_SHORT.format(
        parts=_counted(len(read), "part"), questions=_counted(len(questions), "question")
    )
    said += texts.OPENING_CAUTION
    if any(part.reading == "beforehand" for part in parts):
        said += texts.STORY_SO_FAR
    if minutes >= _LONG_OPENING:
        said += texts.OPENING_ROUND if people <= _ROUND_UP_TO else texts.OPENING_NEIGHBOURS
    return said


def _counted(count: int, noun: str) -> str:
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def place_checkpoints(
    case: Case, agenda: Sequence[AgendaItem], questions: Sequence[GuideQuestion], *, stand: str
) -> tuple[Checkpoint, Checkpoint]:
    """One early, one before the debrief.

    The early one follows the first question; where there is only one, it comes before that.
    """
    return _early(case, agenda, questions), _late(agenda, stand)


def _early(
    case: Case, agenda: Sequence[AgendaItem], questions: Sequence[GuideQuestion]
) -> Checkpoint:
    first = next(item for item in agenda if item.question == 1)
    if len(questions) == 1:
        return Checkpoint(
            at=first.start,
            look_for=texts.KNOW_THE_FACTS,
            if_missing=texts.READ_ON,
            time=texts.TIME_EARLY_ONE.format(at=minutes_said(first.start)),
        )
    question = questions[0]
    at = first.start + first.minutes
    moments = {target.activity: target.calls_for_it for target in case.targets}
    late = min(max(2, at // 6), 8)
    return Checkpoint(
        at=at,
        look_for=texts.HEARD_BY_NOW.format(
            question=question.number, strong_answer=question.strong_answer
        ),
        if_missing=texts.BACK_TO_THE_PAGE.format(moment=moments[question.answer_key[0]]),
        time=texts.TIME_EARLY.format(at=minutes_said(at), late=minutes_said(late)),
    )


def _late(agenda: Sequence[AgendaItem], stand: str) -> Checkpoint:
    debrief = next(item for item in agenda if item.kind == "debrief")
    left = agenda[-1].start + agenda[-1].minutes - debrief.start
    return Checkpoint(
        at=debrief.start,
        look_for=texts.PRICE_NAMED.format(person=stand),
        if_missing=texts.ASK_FOR_THE_PRICE.format(person=stand),
        time=texts.TIME_LATE.format(left=minutes_said(left).capitalize()),
    )
