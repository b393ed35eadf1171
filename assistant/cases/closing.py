"""The debrief in four steps, and what to do when something happens."""

from assistant.cases.allotting import Share, allot
from assistant.cases.request import CaseRequest
from assistant.cases.texts import facilitation as texts
from assistant.cases.types import DebriefStep, When
from assistant.wording import number
from corpus.cases import Case

_SHARES = (  # reactions, description, analysis, application
    Share(least=1, weight=1),
    Share(least=1, weight=1),
    Share(least=1, weight=2),
    Share(least=1, weight=2),
)
LONG_DEBRIEF = 8  # minutes from which a step has two questions


def debrief(
    case: Case, request: CaseRequest, minutes: int, *, stand: str, angle: int
) -> tuple[DebriefStep, ...]:
    """The four steps with their minutes and questions; the angle turns to other questions."""
    place = texts.IN_SETTING.format(setting=request.setting) if request.setting else texts.AT_WORK
    count = 2 if minutes >= LONG_DEBRIEF else 1
    asked = texts.DEBRIEF_STEPS if count == 2 else texts.DEBRIEF_STEPS_SHORT
    given = allot(minutes, _SHARES)
    steps: list[DebriefStep] = []
    for (name, questions), length in zip(asked.items(), given, strict=True):
        turned = [questions[(angle + at) % len(questions)] for at in range(count)]
        filled = tuple(
            q.format(person=stand, dilemma=case.dilemma, takeaway=case.takeaway, place=place)
            for q in turned
        )
        steps.append(DebriefStep(name=name, minutes=length, questions=filled))
    return tuple(steps)


def what_to_do_when(people: int) -> tuple[When, ...]:
    """What may happen in the room, with what to do then; some of it differs where few are there."""
    said = dict(texts.WHENS)
    if people <= 4:
        few = texts.ONE_VOICE_OF_TWO if people == 2 else texts.ONE_VOICE_OF_FEW
        said["One voice dominates"] = few.format(n=number(people))
    return tuple(When(happens=happens, do=do) for happens, do in said.items())
