"""The profile cut into passages: one for each node, of every kind."""

from dataclasses import dataclass

from corpus.types import Profile


@dataclass(frozen=True, slots=True)
class Passage:
    """What the index holds one or more vectors for.

    Attributes:
        id: The node's id.
        kind: The node's kind.
        text: What is embedded: the node's words, after its printed name where it has one.
    """

    id: str
    kind: str
    text: str


def passages(profile: Profile) -> tuple[Passage, ...]:
    """One passage for each node, in the profile's order."""
    return tuple(
        Passage(
            id=node.id,
            kind=node.kind,
            text=f"{node.name.text}: {node.text}" if node.name else node.text,
        )
        for node in profile.nodes
    )
