"""The shape of profile.yaml, checked where it enters."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

NodeId = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$")
]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SpanEntry(_Entry):
    """A `[start, end)` pair of character offsets, written as a two-item list."""

    start: int = Field(ge=0)
    end: int = Field(ge=1)

    @model_validator(mode="before")
    @classmethod
    def _from_pair(cls, value: object) -> object:
        if isinstance(value, list) and len(value) == 2:
            return {"start": value[0], "end": value[1]}
        raise ValueError("a span is written as a list of two numbers: [start, end]")

    @model_validator(mode="after")
    def _not_empty(self) -> "SpanEntry":
        if self.start >= self.end:
            raise ValueError(
                f"a span ends after it starts, but this one is [{self.start}, {self.end}]"
            )
        return self


class PrintingEntry(_Entry):
    """A text and the span where the source prints it."""

    text: Text
    span: SpanEntry


class KindEntry(_Entry):
    """A level or another kind of node, with its names."""

    id: NodeId
    name: Text
    plural: Text
    aliases: tuple[Text, ...] = ()


class MetadataEntry(_Entry):
    """What the source shows about itself, and what we say about rights."""

    id: NodeId
    title: Text
    title_span: SpanEntry
    edition: Text | None
    edition_note: Text
    citation: Text
    rights: Text
    endorsement: Text
    source_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class NodeEntry(_Entry):
    """One entry of the profile."""

    id: NodeId
    kind: NodeId
    parent: NodeId | None = None
    name: Text | None = None
    name_span: SpanEntry | None = None
    aliases: tuple[Text, ...] = ()
    text: Text
    span: SpanEntry
    repeats: tuple[PrintingEntry, ...] = ()

    @model_validator(mode="after")
    def _name_with_span(self) -> "NodeEntry":
        if (self.name is None) != (self.name_span is None):
            raise ValueError("name and name_span are given together or not at all")
        return self


class OmissionEntry(PrintingEntry):
    """A stretch that no node covers, with the reason."""

    why: Text


class ProfileFile(_Entry):
    """The whole of profile.yaml."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    metadata: MetadataEntry
    levels: tuple[KindEntry, ...] = Field(min_length=1)
    kinds: tuple[KindEntry, ...] = ()
    counts: dict[NodeId, int] = Field(default_factory=dict)
    nodes: tuple[NodeEntry, ...] = Field(min_length=1)
    uncovered: tuple[OmissionEntry, ...] = ()
