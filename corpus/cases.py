"""Fictional teaching cases, one YAML file each in the `cases/` folder of a profile.

A case is a situation in parts with a turning point, people with interests and power, a dilemma, the units
of the profile it exercises with the moment that calls for each, and questions with what a strong answer
touches. Its text is ours; nothing in it is the profile's.
"""

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from corpus.errors import DataInvalid
from corpus.types import Profile
from corpus.validation import first_problem

Difficulty = Literal["introductory", "working", "advanced"]
QuestionKind = Literal["open", "decide", "role play", "reflect"]
SECTORS = (
    "agriculture",
    "child welfare",
    "community development",
    "disability",
    "early childhood",
    "environment and climate",
    "government and policy",
    "health care",
    "housing and homelessness",
    "humanitarian",
    "international development",
    "justice",
    "mental health",
    "migration and refugees",
    "older people",
    "philanthropy",
    "public health",
    "schools",
    "workforce and social protection",
    "youth justice",
)
_WORDS = (350, 800)  # of the parts together

_Text = Annotated[str, Field(min_length=3, max_length=1200)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Strict):
    """A stretch of the situation, handed out as the discussion goes on."""

    title: _Text
    text: str = Field(min_length=100)
    turning_point: bool = False


class Person(_Strict):
    """Somebody in the case."""

    name: _Text
    role: _Text
    wants: _Text
    power: _Text


class Target(_Strict):
    """A unit of the profile, and the moment of the text that calls for it."""

    activity: str
    calls_for_it: _Text


class Question(_Strict):
    """For the discussion, with its answer key.

    `after` is the part, from 1, that must have been read before it can be asked; `cast` names who is
    played in a role play: people of the case, or others in a few words.
    """

    kind: QuestionKind
    after: int = Field(ge=1, le=3)
    cast: tuple[_Text, ...] = Field(default=(), max_length=6)
    text: _Text
    strong_answer: tuple[str, ...] = Field(min_length=1)
    touches: _Text
    wrong_turns: tuple[_Text, ...] = Field(min_length=1, max_length=3)


class Case(_Strict):
    """A teaching case.

    `needs_time` marks one that touches on something a short session cannot hold, such as suicide,
    violence or children taken from home; `least_heard` is the person of the case from whose place it is
    read a second time.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: _Text
    setting: _Text
    country: _Text
    sector: str
    difficulty: Difficulty
    needs_time: bool = False
    parts: tuple[Part, ...] = Field(min_length=2, max_length=3)
    people: tuple[Person, ...] = Field(min_length=4, max_length=6)
    least_heard: _Text
    dilemma: _Text
    targets: tuple[Target, ...] = Field(min_length=3, max_length=7)
    questions: tuple[Question, ...] = Field(min_length=4, max_length=6)
    cautions: tuple[_Text, ...] = Field(min_length=1, max_length=3)
    culture_and_equity: _Text
    takeaway: _Text

    @model_validator(mode="after")
    def _whole(self) -> "Case":
        if self.sector not in SECTORS:
            raise ValueError(f"sector {self.sector!r} is none of {', '.join(SECTORS)}")
        if sum(part.turning_point for part in self.parts) != 1:
            raise ValueError("exactly one part holds the turning point")
        words = sum(len(part.text.split()) for part in self.parts)
        if not _WORDS[0] <= words <= _WORDS[1]:
            raise ValueError(f"the parts have {words} words, not {_WORDS[0]} to {_WORDS[1]}")
        if self.least_heard not in {person.name for person in self.people}:
            raise ValueError(f"{self.least_heard!r} is nobody in the case")
        for question in self.questions:
            if question.after > len(self.parts):
                raise ValueError(f"a question waits for part {question.after}, which is not there")
            played = question.kind == "role play"
            if len(question.cast) < 2 if played else question.cast:
                raise ValueError("a role play, and nothing else, has a cast of two or more")
        targets = {target.activity for target in self.targets}
        asked = {activity for q in self.questions for activity in q.strong_answer}
        if asked != targets:
            raise ValueError(
                f"questions and targets differ in {', '.join(sorted(asked ^ targets))}"
            )
        return self


def load_cases(folder: Path, profile: Profile) -> tuple[Case, ...]:
    """Every case of a profile folder, by id; none where there is no `cases/` folder.

    Raises:
        DataInvalid: A file does not parse, has another id than its name, or names an unknown unit.
    """
    return tuple(_read(path, profile) for path in sorted((folder / "cases").glob("*.yaml")))


def _read(path: Path, profile: Profile) -> Case:
    try:
        case = Case.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        raise _bad(path, str(error)) from error
    except ValidationError as error:
        raise _bad(path, first_problem(error, "the case")) from error
    if case.id != path.stem:
        raise _bad(path, f"id {case.id!r} in a file of another name")
    unknown = {target.activity for target in case.targets} - {unit.id for unit in profile.units}
    if unknown:
        raise _bad(path, f"unknown: {', '.join(sorted(unknown))}")
    return case


def _bad(path: Path, given: str) -> DataInvalid:
    return DataInvalid(
        "A teaching case cannot be used.",
        given=f"{path.name}: {given}"[:400],
        expected="a case in the form that corpus/cases.py describes",
        action=f"Mend {path}.",
    )
