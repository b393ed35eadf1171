"""Messages people wrote, labelled: the bridge between their language and the profile's."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import DataInvalid
from corpus.types import Profile
from corpus.validation import first_problem


@dataclass(frozen=True, slots=True)
class Situation:
    """One labelled message.

    Attributes:
        id: Unique within its file.
        text: As a person would type it.
        in_scope: Whether the profile answers it at all.
        relevance: Unit id -> grade (2 directly answers, 1 helps); empty where not labelled.
        writer: Which hand wrote it; messages of one hand belong on one side of any split.
        activity: The one unit it was written from, if it was.
        second: An independent second labelling, for measuring agreement.
        care: What another door must open first (somebody at risk, a decision for others);
            `ordinary` where that was looked for and there is none, None where it was not.
        turn: What it does as a turn of a conversation; None where it is not one.
    """

    id: str
    text: str
    in_scope: bool
    relevance: dict[str, int]
    writer: str = ""
    activity: str | None = None
    second: dict[str, int] | None = None
    care: str | None = None
    turn: str | None = None

    @property
    def grades(self) -> dict[str, int]:
        """The labeller's grades, or 2 for the one unit it was written from."""
        return self.relevance or ({self.activity: 2} if self.activity else {})


@dataclass(frozen=True, slots=True)
class Situations:
    """Every situation of a profile folder.

    Attributes:
        labelled: In the order of the files' names, then of their lines.
        sha256: Of the files; an index learnt from other situations is stale.
    """

    labelled: tuple[Situation, ...]
    sha256: str


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str = Field(min_length=1)
    writer: str = Field(default="", description="which hand wrote it, never a person's name")
    group: str = Field(default="", description="what sort of message the writer was asked for")
    text: str = Field(min_length=1, max_length=4000)
    in_scope: bool = True
    rel: dict[str, Literal[1, 2]] = Field(default_factory=dict, description="labeller's grades")
    labeller: str = Field(default="", description="which labeller gave `rel`")
    second: dict[str, Literal[1, 2]] | None = Field(
        default=None, description="an independent second labelling, for measuring agreement"
    )
    care: Literal["danger", "safeguarding", "legal", "clinical", "ordinary"] | None = Field(
        default=None, description="what another door must open first"
    )
    turn: str | None = Field(default=None, description="what it does as a turn of a conversation")
    who: str = Field(default="", description="role and place of the imagined sender")
    activity: str | None = Field(default=None, description="the one unit the writer had in mind")


def load_situations(folder: Path, profile: Profile) -> Situations:
    """Everything in the `situations/` folder of a profile folder; empty when there is none.

    Raises:
        DataInvalid: A line does not parse, repeats an id or labels an unknown unit.
    """
    paths = sorted((folder / "situations").glob("*.jsonl"))
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return Situations(
        labelled=tuple(s for path in paths for s in read_situations(path, profile)),
        sha256=digest.hexdigest(),
    )


def read_situations(path: Path, profile: Profile) -> tuple[Situation, ...]:
    """Read one file of situations, a JSON object a line; blank lines are passed over.

    Raises:
        DataInvalid: A line does not parse, repeats an id or labels an unknown unit.
    """
    units = {node.id for node in profile.units}
    seen: set[str] = set()
    found: list[Situation] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = _Line.model_validate_json(line)
        except ValidationError as error:
            raise _bad_line(path, number, first_problem(error, "the line")) from error
        if entry.id in seen:
            raise _bad_line(path, number, f"id {entry.id!r} stands twice in this file")
        named = {*entry.rel, *(entry.second or ()), *([entry.activity] if entry.activity else [])}
        unknown = sorted(named - units)
        if unknown:
            raise _bad_line(
                path, number, f"it names {unknown[0]!r}, which the profile does not hold"
            )
        seen.add(entry.id)
        found.append(_situation(entry))
    return tuple(found)


def _situation(entry: _Line) -> Situation:
    return Situation(
        id=entry.id,
        text=entry.text,
        in_scope=entry.in_scope,
        relevance=dict(entry.rel),
        writer=entry.writer,
        activity=entry.activity,
        second=dict(entry.second) if entry.second is not None else None,
        care=entry.care,
        turn=entry.turn,
    )


def _bad_line(path: Path, number: int, what: str) -> DataInvalid:
    return DataInvalid(
        f"Line {number} of {path.name} cannot be used.",
        given=what,
        expected='{"id": …, "text": …, "rel": {unit id: 1 or 2}} or {"id": …, "text": …, "in_scope": false}',
        action=f"Mend line {number} of {path}.",
    )
