"""What goes in and comes out over HTTP, beside the answer objects themselves."""

from pydantic import BaseModel, ConfigDict, Field

from assistant.types import Citation, Entry, NodeRef, ProfileStamp, Turn

EXAMPLE_MESSAGE = (
    "Two partner agencies in our pilot have stopped talking to each other. Each tells me the other "
    "is to blame, and the steering group meets on Thursday."
)


class AskRequest(BaseModel):
    """A message."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"message": EXAMPLE_MESSAGE}]}
    )

    message: str = Field(
        max_length=20_000, description="A situation or a question, in the person's own words."
    )
    earlier: list[Turn | str] = Field(
        default_factory=list,
        max_length=20,
        description="What went before it, oldest first, if it leans on that: the person's words, "
        "or those with the ids that were suggested.",
    )

    mask: bool = Field(
        default=True,
        description="Whether personal identifiers are hidden from a language model that runs "
        "elsewhere, where one is set.",
    )

    @property
    def turns(self) -> list[Turn]:
        """`earlier`, in one form."""
        return [Turn(said) if isinstance(said, str) else said for said in self.earlier]


class Level(BaseModel):
    """A level of the profile, or another kind of entry."""

    id: str
    name: str
    plural: str
    entries: int = Field(description="How many there are.")


class Node(BaseModel):
    """An entry of the profile, without its surroundings."""

    id: str
    kind: str
    parent: str | None
    label: str
    text: str


class ProfileOverview(BaseModel):
    """The whole profile as data."""

    profile: ProfileStamp
    edition_note: str
    levels: list[Level] = Field(description="Widest first; the last is what is suggested.")
    kinds: list[Level] = Field(description="Everything beside the levels.")
    nodes: list[Node] = Field(description="Every entry, in the profile's order.")


class SourceExcerpt(BaseModel):
    """Whole lines of the source around a quotation, unaltered."""

    before: str
    quote: str
    after: str
    first_line: int = Field(description="Line of the source where `before` starts, from 1.")


class NodeDetail(BaseModel):
    """An entry with its place, its words and its source."""

    path: list[NodeRef] = Field(description="What it belongs to, widest first.")
    citation: Citation
    source: SourceExcerpt
    children: list[NodeRef]
    profile: ProfileStamp


class SearchHit(BaseModel):
    """A passage that was found."""

    score: float = Field(description="Cosine similarity, from -1 to 1.")
    entry: Entry


class SearchResults(BaseModel):
    """Passages, best first."""

    query: str
    hits: list[SearchHit]


class Health(BaseModel):
    """Whether the process lives."""

    status: str = "ok"


class LanguageModel(BaseModel):
    """The language model that may write over answers."""

    name: str = Field(description="provider:name")
    local: bool = Field(description="Whether what people type stays on this machine.")
    prompt: str = Field(description="Version of its instructions.")


class Readiness(BaseModel):
    """What is in memory and ready to answer."""

    status: str = "ready"
    profile: str
    embedder: str
    index: str = Field(description="Names the build of the index in use.")
    passages: int
    model: LanguageModel | None = Field(None, description="None where no language model is set.")
