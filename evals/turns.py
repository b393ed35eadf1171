"""Whether a turn is taken for what it does, on turns written by other hands."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.profile_questions.reading import read_question
from assistant.profile_questions.vocabulary import Vocabulary
from assistant.turns import read_turn
from assistant.types import Turn
from corpus.types import Profile
from evals.lines import bad_line, lines_of

_EXPECTED = (
    '{"earlier": […], "message": …, "kind": …, "refers": number, if it is about a suggestion}'
)
_TOLD_APART = ("order", "more", "why", "thanks", "greeting", "capabilities", "profile")
_SEARCHED = "searched"
_SHOWN = 3  # suggestions that the earlier turns are taken to have had


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")
    earlier: list[str]
    message: str = Field(min_length=1)
    kind: Literal[
        "situation",
        "detail",
        "correction",
        "setback",
        "next",
        "order",
        "more",
        "why",
        "thanks",
        "greeting",
        "capabilities",
        "profile",
        "off topic",
        "return",
    ]
    refers: int | None = None


@dataclass(frozen=True)
class TurnsReport:
    """What was taken for what.

    Attributes:
        right: Kind -> how many were read as what they are; every kind that is searched counts as such.
        n: Kind -> how many there are.
        refers: Of the turns about one suggestion that were recognised, how many named the right one.
        of: How many such turns there are.
        wrong: Kind, what it was taken for, message.
    """

    right: dict[str, int]
    n: dict[str, int]
    refers: int
    of: int
    wrong: list[tuple[str, str, str]]


def turns_report(path: Path, profile: Profile) -> TurnsReport:
    """Read every turn of a file as the assistant does.

    Raises:
        DatasetInvalid: A line cannot be used.
    """
    vocabulary = Vocabulary(profile)
    right, n = Counter[str](), Counter[str]()
    refers = of = 0
    wrong: list[tuple[str, str, str]] = []
    for line in _read(path):
        shown = tuple(unit.id for unit in profile.units[:_SHOWN])
        reading = read_turn(line.message, [Turn(said, shown) for said in line.earlier])
        taken: str = reading.kind
        if taken == "matter":
            question = read_question(line.message, profile, vocabulary)
            taken = _SEARCHED if question is None else "profile"
        wanted = line.kind if line.kind in _TOLD_APART else _SEARCHED
        n[line.kind] += 1
        right[line.kind] += taken == wanted
        if taken != wanted:
            wrong.append((line.kind, taken, line.message))
        elif line.kind in ("more", "why"):
            of += 1
            refers += reading.refers == (line.refers or None)
    return TurnsReport(dict(right), dict(n), refers, of, wrong)


def turns_lines(report: TurnsReport) -> list[str]:
    """The report as Markdown."""
    lines = ["## Turns", "", "| kind | read as such | of |", "|---|---|---|"]
    lines += [f"| {kind} | {report.right[kind]} | {n} |" for kind, n in sorted(report.n.items())]
    total, right = sum(report.n.values()), sum(report.right.values())
    lines += [f"| all | {right} | {total} |", ""]
    lines += [f"The suggestion meant was the right one in {report.refers} of {report.of}.", ""]
    return lines + [f"- {kind}, taken for {taken}: {text}" for kind, taken, text in report.wrong]


def _read(path: Path) -> list[_Line]:
    found = []
    for number, text in enumerate(lines_of(path, _EXPECTED), start=1):
        try:
            found.append(_Line.model_validate_json(text))
        except ValidationError as error:
            raise bad_line(
                path, number, error.errors(include_url=False)[0]["msg"], _EXPECTED
            ) from error
    return found
