"""What is measured: the shipped assistant, and baselines that say what its figures are worth."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answering import Assistant
from corpus.situations import Situation
from corpus.types import Profile
from evals.datasets import Query
from index.embedding import Embedder

Ranking = dict[str, float]  # unit id -> score


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a system said to one message.

    Attributes:
        ranking: A score for every unit.
        answerable: Probability that the profile answers; None where a system does not say.
        answered: Whether it answered at all.
        suggested: Ids of the units shown as suggestions.
    """

    ranking: Ranking
    answerable: float | None = None
    answered: bool = True
    suggested: tuple[str, ...] = ()


def ask_all(
    assistant: Assistant, queries: Sequence[Query], on_progress: Callable[[int, int], None]
) -> dict[str, Outcome]:
    """The shipped assistant's outcome for every message."""
    outcomes: dict[str, Outcome] = {}
    for done, query in enumerate(queries, start=1):
        response = assistant.ask(query.text)
        answer = response.answer
        outcomes[query.id] = Outcome(
            ranking=dict(response.ranking),
            answerable=answer.answerable,
            answered=answer.kind != "abstention",
            suggested=tuple(s.citation.node.id for g in answer.groups for s in g.suggestions),
        )
        on_progress(done, len(queries))
    return outcomes


def popularity(
    profile: Profile, situations: Sequence[Situation], queries: Sequence[Query]
) -> dict[str, Outcome]:
    """The same order for everyone: how often the labels of the training messages name a unit."""
    counts = dict.fromkeys((unit.id for unit in profile.units), 0.0)
    for situation in situations:
        for unit, grade in situation.relevance.items():
            counts[unit] += grade
    return {query.id: Outcome(counts) for query in queries}


def bm25(profile: Profile, queries: Sequence[Query]) -> dict[str, Outcome]:
    """Words in common with the units' texts (Lucene's variant, k1 0.9, b 0.4)."""
    import bm25s

    units = [unit.id for unit in profile.units]
    engine = bm25s.BM25(k1=0.9, b=0.4)
    texts = [unit.text for unit in profile.units]
    engine.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)
    outcomes: dict[str, Outcome] = {}
    for query in queries:
        words = bm25s.tokenize([query.text], show_progress=False, return_ids=False)[0]
        scores = engine.get_scores(words) if words else [0.0] * len(units)
        outcomes[query.id] = Outcome(dict(zip(units, map(float, scores), strict=True)))
    return outcomes


def similarity(
    profile: Profile, embedder: Embedder, queries: Sequence[Query]
) -> dict[str, Outcome]:
    """The usual recipe: cosine between the message and each unit's text."""
    units = [unit.id for unit in profile.units]
    passages = embedder.encode([unit.text for unit in profile.units], role="document")
    messages = embedder.encode([query.text for query in queries], role="query")
    scores = np.asarray(messages @ passages.T, dtype=np.float64)
    return {
        query.id: Outcome(dict(zip(units, map(float, row), strict=True)))
        for query, row in zip(queries, scores, strict=True)
    }
