"""A message as it is heard: read with what was said before it, ranked, and looked at for what comes first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.care import needs_care
from assistant.evidence import matters
from assistant.types import Care, Evidence
from corpus.types import Node, Profile
from index.building import SearchIndex
from index.embedding import Embedder, Reading, Vectors


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """A unit at its place in the ranking of a message.

    Attributes:
        node: The unit.
        at: Its place among the profile's units.
        score: Higher is better.
        relevance: Probability that a labeller would call it relevant, where that is known.
    """

    node: Node
    at: int
    score: float
    relevance: float | None


@dataclass(frozen=True, slots=True)
class Heard:
    """A message, and everything that an answer is made from.

    Attributes:
        message: What was typed now.
        query: With the turns before it.
        parts: Of the query, to be quoted.
        reading: The query as the encoder reads it, whole and without each part.
        ranked: Every unit, best first.
        answerable: Probability that the profile answers it, where that is known.
        care: What must be said first.
        does: What the message does as a turn, as examples say.
    """

    message: str
    query: str
    parts: Sequence[Evidence]
    reading: Reading
    ranked: Sequence[RankedUnit]
    answerable: float | None
    care: Care | None
    does: str | None


def hear(
    message: str,
    before: Sequence[str],
    *,
    preferred: str | None,
    profile: Profile,
    index: SearchIndex,
    embedder: Embedder,
) -> Heard:
    """Read a message.

    Args:
        message: What was typed now.
        before: What the person said before it, oldest first.
        preferred: The unit to put first, whatever its score.
        profile: Whose units are ranked.
        index: Scores them.
        embedder: Turns texts into vectors.
    """
    query = "\n\n".join([*before, message])
    parts = matters(query)
    reading = embedder.read(query, [(part.start, part.end) for part in parts])
    # What was said before says what the message means; the message alone, what is asked now.
    vectors = reading.vector[None]
    if before:
        vectors = np.vstack([vectors, embedder.encode([message], role="query")])
    learned, own = index.learned, vectors[-1]
    scope = learned.scope if learned else None
    return Heard(
        message=message,
        query=query,
        parts=parts,
        reading=reading,
        ranked=sorted(_rank(vectors, profile, index), key=lambda u: u.node.id != preferred),
        answerable=float(np.mean([scope.probability(v) for v in vectors])) if scope else None,
        care=needs_care(query, learned.care.kind(own) if learned and learned.care else None),
        does=learned.turns.kind(own) if learned and learned.turns else None,
    )


def _rank(vectors: Vectors, profile: Profile, index: SearchIndex) -> list[RankedUnit]:
    scores = index.scores(vectors).mean(axis=0)
    chances = index.relevance(scores)
    return [
        RankedUnit(
            profile.units[at],
            int(at),
            float(scores[at]),
            float(chances[at]) if chances is not None else None,
        )
        for at in np.argsort(-scores, kind="stable")
    ]
