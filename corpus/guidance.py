"""Practice notes: what to do this week about an entry of the profile, in our words, never the profile's.

    <profile>/guidance.yaml: a list of entries, one for each unit

A profile without the file has no notes.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from corpus.errors import DataInvalid
from corpus.types import Profile
from corpus.validation import first_problem

How = Literal["before", "with", "instead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedUnit:
    """Another unit that belongs near one.

    Attributes:
        id: Of the other unit.
        how: `before` it, `with` it, or `instead` of it.
        when: In which case.
    """

    id: str
    how: How
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeNote:
    """What an experienced colleague would add to a unit of the profile.

    Attributes:
        why: Why it matters, in a sentence.
        sign: When it is called for, in everyday words.
        steps: First steps for the coming week.
        question: To ask oneself or the group.
        watch_out: What commonly goes wrong.
        related: Other units.
    """

    why: str
    sign: str
    steps: tuple[str, ...]
    question: str
    watch_out: str
    related: tuple[RelatedUnit, ...]


_Text = Annotated[str, Field(min_length=3, max_length=400)]


class _Related(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    how: How
    when: _Text


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    why: _Text
    sign: _Text
    steps: list[_Text] = Field(min_length=2, max_length=3)
    question: _Text
    watch_out: _Text
    related: list[_Related] = Field(max_length=3)


def load_guidance(folder: Path, profile: Profile) -> dict[str, PracticeNote]:
    """Unit id -> practice note; every unit has one, or the profile has none at all.

    Raises:
        DataInvalid: The file does not parse, names an unknown unit, or leaves one out.
    """
    path = folder / "guidance.yaml"
    if not path.exists():
        return {}
    try:
        entries = TypeAdapter(list[_Entry]).validate_python(
            yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        )
    except yaml.YAMLError as error:
        raise _bad(path, str(error)) from error
    except ValidationError as error:
        raise _bad(path, first_problem(error, "the file")) from error
    units = {unit.id for unit in profile.units}
    named = [entry.id for entry in entries]
    named_anywhere = {*named, *(related.id for entry in entries for related in entry.related)}
    for what, ids in (
        ("unknown", named_anywhere - units),
        ("without a note", units - set(named)),
        ("noted twice", {name for name in named if named.count(name) > 1}),
    ):
        if ids:
            raise _bad(path, f"{what}: {', '.join(sorted(ids))}")
    return {entry.id: _note(entry) for entry in entries}


def _note(entry: _Entry) -> PracticeNote:
    return PracticeNote(
        why=entry.why,
        sign=entry.sign,
        steps=tuple(entry.steps),
        question=entry.question,
        watch_out=entry.watch_out,
        related=tuple(RelatedUnit(id=r.id, how=r.how, when=r.when) for r in entry.related),
    )


def _bad(path: Path, given: str) -> DataInvalid:
    return DataInvalid(
        "The practice notes cannot be used.",
        given=f"{path.name}: {given}"[:300],
        expected="one entry for each unit, as corpus/guidance.py describes it",
        action=f"Mend {path}.",
    )
