"""Where an independent reader of the scrambled pages put each unit."""

from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import DataInvalid


@dataclass(frozen=True, slots=True)
class Assignment:
    """One unit's place according to the second reader: parent, position from 1, first words."""

    parent: str
    position: int
    begins: str


class _Unit(BaseModel):
    model_config = ConfigDict(extra="ignore")
    position: int
    begins: str


class _Parent(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    units: tuple[_Unit, ...]


class _Reading(BaseModel):
    model_config = ConfigDict(extra="ignore")
    parents: tuple[_Parent, ...]


def load_second_reading(folder: Path) -> tuple[Assignment, ...]:
    """Read `second_reading.yaml` of a profile folder; empty when the profile has none.

    Raises:
        DataInvalid: The file is there but has another shape.
    """
    path = folder / "second_reading.yaml"
    if not path.exists():
        return ()
    try:
        reading = _Reading.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except (UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise DataInvalid(
            "The second reading cannot be used.",
            given=f"{path}: {str(error).splitlines()[0]}",
            expected="parents, each with an id and units with position and begins",
            action="Mend the file, or remove it to check without a second reading.",
        ) from error
    return tuple(
        Assignment(parent.id, unit.position, unit.begins)
        for parent in reading.parents
        for unit in parent.units
    )
