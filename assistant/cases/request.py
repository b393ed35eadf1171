"""What a trainer asks for, checked where it enters."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.errors import CaseRequestInvalid
from corpus.cases import Difficulty
from corpus.validation import first_problem

Experience = Literal["new", "some", "long"]
Language = Literal["plain", "academic"]
LEAST_MINUTES, MOST_MINUTES = 20, 240
FEWEST_PEOPLE, MOST_PEOPLE = 2, 60


def _one_line(value: object) -> object:
    """Text without control characters and line breaks; nothing where nothing readable is left."""
    if not isinstance(value, str):
        return value
    return " ".join("".join(c if c.isprintable() else " " for c in value).split()) or None


_Line = Annotated[
    Annotated[str, Field(max_length=200)] | None,
    BeforeValidator(_one_line),
]
_Need = Annotated[Annotated[str, Field(max_length=2000)] | None, BeforeValidator(_one_line)]
_Id = Annotated[str, Field(min_length=1, max_length=80)]


class CaseRequest(BaseModel):
    """A session to be prepared: what to practise, with whom, for how long."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "need": "power and relationships",
                    "setting": "schools",
                    "audience": "second-year staff",
                    "group": 14,
                    "minutes": 90,
                }
            ]
        },
    )

    wanted: tuple[_Id, ...] = Field(
        default=(), max_length=100, description="Ids of the entries to practise, of any level."
    )
    need: _Need = Field(default=None, description="What to practise, in the trainer's own words.")
    case: _Id | None = Field(default=None, description="Id of a case, to be used whatever fits.")
    setting: _Line = Field(default=None, description="Where the participants work.")
    audience: _Line = Field(default=None, description="Who they are.")
    experience: Experience | None = Field(
        default=None, description="How long they have been doing this work."
    )
    group: int = Field(
        default=12, ge=FEWEST_PEOPLE, le=MOST_PEOPLE, description="How many take part."
    )
    minutes: int = Field(
        default=90, ge=LEAST_MINUTES, le=MOST_MINUTES, description="Minutes from start to end."
    )
    difficulty: Difficulty | None = Field(
        default=None, description="Of the case; without it, it follows from the experience."
    )
    language: Language = Field(
        default="plain", description="Of the handout's own sentences; the case is never changed."
    )
    exclude: tuple[_Id, ...] = Field(
        default=(), max_length=200, description="Ids of cases that the group knows already."
    )
    seed: int = Field(
        default=0,
        ge=0,
        le=1_000_000,
        description="The same seed gives the same guide, another one another case or angle.",
    )


def read_request(**fields: object) -> CaseRequest:
    """A request from loose fields, such as the options of a command.

    Raises:
        CaseRequestInvalid: A field holds something that cannot be used.
    """
    try:
        return CaseRequest.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise CaseRequestInvalid(
            "The session cannot be prepared like this.",
            given=f"{'.'.join(str(part) for part in first['loc'])}: {str(first['input'])[:80]}",
            expected=first_problem(error, "the request").split(": ", 1)[-1],
            action="Correct it; `fieldguide case --help` lists what can be asked for.",
        ) from error
