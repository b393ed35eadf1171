"""A method as it runs with this group in this time: sub-groups, steps, and the words for it."""

import re
from collections.abc import Sequence, Set

from assistant.cases.allotting import allot
from assistant.cases.grouping import sizes_said
from assistant.cases.methods import Method
from assistant.cases.texts import discussing, playing
from assistant.cases.types import MethodRun, Step
from assistant.wording import capitalised, listed, number
from corpus.cases import Question

METHODS = (*discussing.DISCUSSING, *playing.PLAYING)
_STORY_TIME = re.compile(r"\b(minutes?|hours?)\b", re.IGNORECASE)
_SCENES_IN_ONE_ROOM = 4


def choose_method(
    question: Question, people: int, minutes: int, *, turn: int, used: Set[str], beginners: bool
) -> Method:
    """One that fits, new to this session where possible; `turn` goes round those there are."""
    fitting = [m for m in METHODS if m.fits(question, people, minutes)]
    if beginners:
        fitting = [m for m in fitting if not m.exposed] or fitting
    fresh = [m for m in fitting if m.id not in used] or fitting
    return fresh[turn % len(fresh)]


def run_method(
    method: Method, question: Question, people: int, minutes: int, *, dilemma: str
) -> MethodRun:
    """The method with figures in it; its steps add up to `minutes`, its groups to `people`."""
    given = allot(minutes, [step.share for step in method.steps])
    groups = method.groups(people, len(question.cast))
    places = dict(zip("abcd", map(minutes_said, given), strict=False))
    sizes = sizes_said(groups)
    how = method.how.format(
        **places,
        **{letter.upper(): said.capitalize() for letter, said in places.items()},
        N=number(people).capitalize(),
        sizes=sizes,
        Sizes=capitalised(sizes),
        outer=number(groups[-1]),
        report=_report(len(groups), given[-1]),
        cast=listed(question.cast),
        dilemma=dilemma,
        many=playing.MANY_SCENES if len(groups) > _SCENES_IN_ONE_ROOM else "",
    )
    how = how.replace("last one minute", "last minute")
    if question.kind == "role play" and _STORY_TIME.search(question.text):
        how += playing.STORY_TIME
    return MethodRun(
        id=method.id,
        name=method.name,
        how=how,
        groups=groups,
        steps=tuple(Step(s.what, m) for s, m in zip(method.steps, given, strict=True)),
        materials=method.materials,
    )


def minutes_said(minutes: int) -> str:
    """`one minute`, `eight minutes`, `25 minutes`."""
    return f"{number(minutes)} minute{'' if minutes == 1 else 's'}"


def _report(groups: int, minutes: int) -> str:
    if groups == 2:
        return discussing.HEAR_BOTH
    if groups <= min(4, minutes):
        return discussing.HEAR_ALL
    return discussing.HEAR_SOME if groups <= min(8, 2 * minutes) else discussing.HEAR_THREE


def materials_of(runs: Sequence[MethodRun]) -> tuple[str, ...]:
    """What the methods need, each thing once, in the order of the session."""
    return tuple(dict.fromkeys(thing for run in runs for thing in run.materials))
