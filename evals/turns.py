"""Whether a turn is taken for what it does, on turns written by other hands."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answering import Assistant
from assistant.types import Answer, Turn
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


def turns_report(
    assistant: Assistant, path: Path, on_progress: Callable[[int, int], None]
) -> TurnsReport:
    """Ask every turn of a file, three suggestions having been shown before it.

    Raises:
        DatasetInvalid: A line cannot be used.
    """
    shown = tuple(unit.id for unit in assistant.profile.units[:_SHOWN])
    right, n = Counter[str](), Counter[str]()
    refers = of = 0
    wrong: list[tuple[str, str, str]] = []
    lines = _read(path)
    for done, line in enumerate(lines, start=1):
        answer = assistant.ask(line.message, [Turn(said, shown) for said in line.earlier]).answer
        taken = _taken(answer)
        wanted = line.kind if line.kind in _TOLD_APART else _SEARCHED
        n[line.kind] += 1
        right[line.kind] += taken == wanted
        if taken != wanted:
            wrong.append((line.kind, taken, line.message))
        elif line.kind in ("more", "why"):
            of += 1
            refers += _pointed_at(answer, shown) == (line.refers or 0) % (_SHOWN + 1)
        on_progress(done, len(lines))
    return TurnsReport(dict(right), dict(n), refers, of, wrong)


def _taken(answer: Answer) -> str:
    if answer.turn != "matter":
        return answer.turn
    return "profile" if answer.kind == "profile" else _SEARCHED


def _pointed_at(answer: Answer, shown: tuple[str, ...]) -> int:
    """The number of the one suggestion that the answer is about; 0 for all."""
    about = [suggestion.citation.node.id for suggestion in answer.suggestions]
    return shown.index(about[0]) + 1 if len(about) == 1 else 0


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
