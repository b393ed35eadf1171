"""The nouns of the corpus: a profile is a tree of nodes, each tied to its place in the source."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.errors import UnknownNode


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the source, in characters: `start` included, `end` not."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Printing:
    """A text as a reader should see it, and where the source prints it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Kind:
    """What a node is (for example an activity or a guiding principle), as the profile names it."""

    id: str
    name: str
    plural: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One entry of the profile.

    Attributes:
        id: Permanent and readable; the same in every answer, export and link.
        kind: Id of its `Kind`.
        text: The profile's words, verbatim after `corpus.normalisation.normalise`.
        span: Where the source prints them.
        parent: Id of the node it belongs to, if any.
        name: Its printed name, for kinds that have one, with the place where it is printed.
        aliases: Other ways people write the name; ours, not the profile's.
        repeats: Further places where the source prints the entry, often worded a little differently.
    """

    id: str
    kind: str
    text: str
    span: Span
    parent: str | None = None
    name: Printing | None = None
    aliases: tuple[str, ...] = ()
    repeats: tuple[Printing, ...] = ()

    @property
    def printings(self) -> tuple[Printing, ...]:
        """Every stretch of the source that this node accounts for."""
        name = (self.name,) if self.name else ()
        return (*name, Printing(self.text, self.span), *self.repeats)


@dataclass(frozen=True, slots=True)
class Omission:
    """A stretch of the source that no node covers, and why that is right."""

    printing: Printing
    why: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What every citation and export says about the profile."""

    id: str
    title: Printing
    edition: str | None
    edition_note: str
    citation: str
    rights: str
    endorsement: str
    source_sha256: str


@dataclass(frozen=True)
class Profile:
    """A practice profile: its source text and the tree of nodes read from it.

    Attributes:
        source: The text as given, never edited.
        source_sha256: Of the file it was read from, as found (not as `metadata` promises it).
        profile_sha256: Of profile.yaml; together with the source it pins the version of a citation.
        levels: From the widest to the narrowest kind; the last is the unit that is suggested.
        kinds: Every kind by id, levels first.
        nodes: In the order of profile.yaml.
        counts: How many children on the next level each parent has, as counted on the pages.
        omissions: What no node covers.
    """

    metadata: Metadata
    source: str
    source_sha256: str
    profile_sha256: str
    levels: tuple[Kind, ...]
    kinds: dict[str, Kind]
    nodes: tuple[Node, ...]
    counts: dict[str, int]
    omissions: tuple[Omission, ...]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Every node by its id."""
        return {node.id: node for node in self.nodes}

    @property
    def unit(self) -> Kind:
        """The narrowest level: what is suggested, ranked and cited."""
        return self.levels[-1]

    @cached_property
    def units(self) -> tuple[Node, ...]:
        """Every node of the narrowest level, in the profile's order."""
        return self.of_kind(self.unit.id)

    @property
    def version(self) -> str:
        """The edition where the source shows one, else the start of the source's hash."""
        return self.metadata.edition or f"source {self.source_sha256[:12]}"

    def node(self, node_id: str) -> Node:
        """The node with this id.

        Raises:
            UnknownNode: The profile holds no such id.
        """
        try:
            return self.by_id[node_id]
        except KeyError:
            raise UnknownNode(
                "The profile has no entry with this id.",
                given=repr(node_id[:80]),
                expected=f"an id such as {self.units[0].id!r} or {self.nodes[0].id!r}",
                action="List the ids with `fieldguide corpus show` or GET /v1/profile.",
            ) from None

    def of_kind(self, kind_id: str) -> tuple[Node, ...]:
        """Every node of one kind, in the profile's order."""
        return tuple(node for node in self.nodes if node.kind == kind_id)

    def children(self, node_id: str, kind_id: str | None = None) -> tuple[Node, ...]:
        """The nodes directly below one, in the profile's order, optionally of one kind only."""
        return tuple(
            node
            for node in self.nodes
            if node.parent == node_id and (kind_id is None or node.kind == kind_id)
        )

    def ancestors(self, node: Node) -> tuple[Node, ...]:
        """The nodes above one, widest first; empty for a root."""
        above: list[Node] = []
        while node.parent is not None:
            node = self.by_id[node.parent]
            above.append(node)
        return tuple(reversed(above))

    def descendants(self, node_id: str) -> Iterator[Node]:
        """Every node below one, in the profile's order."""
        for child in self.children(node_id):
            yield child
            yield from self.descendants(child.id)

    def label(self, node: Node) -> str:
        """A short readable label: the printed name, or the place in the parent's list."""
        if node.name:
            return node.name.text
        kind = self.kinds[node.kind].name
        if node.parent is None:
            same = self.of_kind(node.kind)
            return f"{kind.capitalize()} {same.index(node) + 1}" if len(same) > 1 else kind
        siblings = self.children(node.parent, node.kind)
        return f"{self.label(self.by_id[node.parent])}, {kind} {siblings.index(node) + 1}"

    def lines(self, span: Span) -> tuple[int, int]:
        """First and last line of the source that a span touches, counted from 1."""
        first = self.source.count("\n", 0, span.start) + 1
        return first, first + self.source.count("\n", span.start, span.end)
