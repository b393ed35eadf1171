"""Ways of working on a question, and whether one fits a question, a group and a stretch of time."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.cases.allotting import Share
from assistant.cases.grouping import groups_of_at_least, shared, small_groups
from corpus.cases import Question, QuestionKind

Task = Literal["talk", "choose", "make"]
Divide = Literal["whole", "pairs", "threes", "small", "fishbowl", "cast", "middle", "teams"]

_MAKE = re.compile(
    r"\b(write|rewrite|draft|draw|redraw|map|list|sort|design|redesign|sketch|plan|prepare|set out"
    r"|make the running order|choose six lines|choose the ten)\b",
    re.IGNORECASE,
)
_INNER = 4  # chairs of a fishbowl, beside the empty one
_WATCHERS = 4  # from which one scene in the middle is worth it
_TEAM = (2, 7)  # people behind a role


@dataclass(frozen=True, slots=True)
class StepShare:
    """A step of a method and its share of the time."""

    what: str
    least: int
    weight: int
    most: int | None = None

    @property
    def share(self) -> Share:
        """The same, without the words."""
        return Share(least=self.least, weight=self.weight, most=self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way of working.

    Attributes:
        kinds: Of question that it suits.
        tasks: What such a question may ask for: talk, a choice, or something made.
        people: Fewest and most.
        minutes: Fewest and most.
        divide: How the group is divided.
        steps: In their order.
        how: The text, with places for the figures.
        materials: What it needs in the room.
        per_person: Minutes that each person needs, where everyone speaks to all.
        exposed: Whether people are watched, which is much to ask of beginners.
    """

    id: str
    name: str
    kinds: tuple[QuestionKind, ...]
    tasks: tuple[Task, ...]
    people: tuple[int, int]
    minutes: tuple[int, int]
    divide: Divide
    steps: tuple[StepShare, ...]
    how: str
    materials: tuple[str, ...] = ()
    per_person: float = 0
    exposed: bool = False

    def fits(self, question: Question, people: int, minutes: int) -> bool:
        """Whether so many people can work on the question like this in that time."""
        return (
            question.kind in self.kinds
            and task_of(question) in self.tasks
            and self.people[0] <= people <= self.people[1]
            and self.minutes[0] <= minutes <= self.minutes[1]
            and minutes >= 4 + people * self.per_person
            and self._can_divide(people, len(question.cast))
        )

    def groups(self, people: int, cast: int) -> tuple[int, ...]:
        """Sizes of the sub-groups, adding up to the people."""
        match self.divide:
            case "whole":
                return (people,)
            case "pairs":
                return groups_of_at_least(people, 2)
            case "threes":
                return groups_of_at_least(people, 3)
            case "small":
                return small_groups(people)
            case "fishbowl":
                return (_INNER, people - _INNER)
            case "cast":
                return groups_of_at_least(people, cast + 1)
            case "middle":
                return (cast, people - cast)
            case "teams":
                return shared(people, cast)

    def _can_divide(self, people: int, cast: int) -> bool:
        match self.divide:
            case "cast":
                return people > cast
            case "middle":
                return people >= cast + _WATCHERS
            case "teams":
                return _TEAM[0] * cast <= people <= _TEAM[1] * cast
            case "whole" if cast:
                return people <= cast
        return True


def task_of(question: Question) -> Task:
    """What a question asks for, read from its verbs."""
    if question.kind in ("role play", "reflect"):
        return "talk"
    if _MAKE.search(question.text):
        return "make"
    return "choose" if question.kind == "decide" else "talk"
