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
_TWO_QUESTIONS = 8  # minutes of a debrief from which each step has two


def debrief(
    case: Case, request: CaseRequest, minutes: int, *, stand: str, angle: int
) -> tuple[DebriefStep, ...]:
    """The four steps with their minutes and questions; the angle turns to other questions."""
    place = texts.IN_SETTING.format(setting=request.setting) if request.setting else texts.AT_WORK
    count = 2 if minutes >= _TWO_QUESTIONS else 1
    given = allot(minutes, _SHARES)
    steps: list[DebriefStep] = []
    for (name, questions), length in zip(texts.DEBRIEF_STEPS.items(), given, strict=True):
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
