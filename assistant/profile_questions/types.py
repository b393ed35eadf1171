"""What can be asked about a profile's own structure."""

from dataclasses import dataclass

from corpus.types import Kind, Node


@dataclass(frozen=True, slots=True)
class ListAll:
    """`List the facilitation activities`; `within` is None for the whole profile."""

    kind: Kind
    within: Node | None


@dataclass(frozen=True, slots=True)
class ListEach:
    """`List the activities of brokering and co-design`."""

    kind: Kind
    within: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class CountAll:
    """`How many activities are there in co-creation?`."""

    kind: Kind
    within: Node | None


@dataclass(frozen=True, slots=True)
class Describe:
    """`What is brokering?`, `What is the difference between co-learning and co-design?`."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """`What is the second activity under brokering?`; `place` counts from 1, -1 is the last."""

    kind: Kind
    within: Node
    place: int


@dataclass(frozen=True, slots=True)
class Locate:
    """`Which domain does co-design belong to?`."""

    node: Node
    kind: Kind


@dataclass(frozen=True, slots=True)
class Exists:
    """`Is there a competency called communication?`; `kind` is None for an entry of any kind."""

    kind: Kind | None
    name: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """`What does it say about trust?`: every entry whose words hold the phrase."""

    phrase: str


@dataclass(frozen=True, slots=True)
class AboutProfile:
    """`Which version is this? Who wrote it?`."""


@dataclass(frozen=True, slots=True)
class UnknownId:
    """`Cite activity 99.9`: it looks like an id, but the profile holds no such entry."""

    given: str


ProfileQuestion = (
    ListAll
    | ListEach
    | CountAll
    | Describe
    | Pick
    | Locate
    | Exists
    | Mentions
    | AboutProfile
    | UnknownId
)
