"""What is measured: the shipped assistant, and baselines that say what its figures are worth."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answering import Assistant
from assistant.types import Answer, Turn
from corpus.situations import Situation
from corpus.types import Profile
from evals.datasets import Query
from index.embedding import Embedder
from index.fusion import Words, fused

_CHUNK = 1000  # characters, the size most tutorials use

Ranking = dict[str, float]  # unit id -> score


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a system said to one message.

    Attributes:
        ranking: A score for every unit.
        answerable: Probability that the profile answers; None where a system does not say.
        answered: Whether it answered at all.
        suggested: Ids of the units shown as suggestions.
        relevance: Probability that a labeller would call each unit relevant, if the system says.
        seconds: How long it took.
    """

    ranking: Ranking
    answerable: float | None = None
    answered: bool = True
    suggested: tuple[str, ...] = ()
    relevance: Ranking | None = None
    seconds: float = 0.0


def replayed(assistant: Assistant, messages: Sequence[str]) -> list[Turn]:
    """A conversation as it would have gone."""
    turns: list[Turn] = []
    for message in messages:
        turns.append(Turn(message, _ids(assistant.ask(message, turns).answer)))
    return turns


def _ids(answer: Answer) -> tuple[str, ...]:
    return tuple(suggestion.citation.node.id for suggestion in answer.suggestions)


def ask_all(
    assistant: Assistant, queries: Sequence[Query], on_progress: Callable[[int, int], None]
) -> dict[str, Outcome]:
    """The shipped assistant's outcome for every message."""
    outcomes: dict[str, Outcome] = {}
    for done, query in enumerate(queries, start=1):
        earlier = replayed(assistant, query.earlier)
        start = time.perf_counter()
        response = assistant.ask(query.text, earlier)
        seconds = time.perf_counter() - start
        answer = response.answer
        outcomes[query.id] = Outcome(
            ranking=dict(response.ranking),
            answerable=answer.answerable,
            answered=answer.kind in ("suggestions", "profile"),
            suggested=_ids(answer),
            relevance=_relevance(assistant, response.ranking),
            seconds=seconds,
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


def words(profile: Profile, queries: Sequence[Query]) -> dict[str, Outcome]:
    """BM25: stemmed words in common with the units' texts."""
    units = [unit.id for unit in profile.units]
    engine = Words([unit.text for unit in profile.units])
    return {query.id: _outcome(units, engine.scores(query.all_turns)) for query in queries}


def similarity(
    profile: Profile, embedder: Embedder, queries: Sequence[Query]
) -> dict[str, Outcome]:
    """The usual recipe: cosine between the message and each unit's text."""
    units = [unit.id for unit in profile.units]
    scores = _cosines(embedder, [unit.text for unit in profile.units], queries)
    return {q.id: _outcome(units, row) for q, row in zip(queries, scores, strict=True)}


def fusion(profile: Profile, embedder: Embedder, queries: Sequence[Query]) -> dict[str, Outcome]:
    """Words and meaning, each scaled to [0, 1] and mixed."""
    units = [unit.id for unit in profile.units]
    texts = [unit.text for unit in profile.units]
    engine = Words(texts)
    scores = _cosines(embedder, texts, queries)
    return {
        q.id: _outcome(units, fused(row, engine.scores(q.all_turns)))
        for q, row in zip(queries, scores, strict=True)
    }


def chunks(profile: Profile, embedder: Embedder, queries: Sequence[Query]) -> dict[str, Outcome]:
    """Retrieval as most tutorials build it: the source cut every 1,000 characters, ranked by cosine.

    A unit is as good as the best piece that prints at least half of it; the rest come last.
    """
    cuts = range(0, len(profile.source), _CHUNK)
    pieces = [profile.source[at : at + _CHUNK] for at in cuts]
    holds = np.zeros((len(pieces), len(profile.units)), dtype=np.bool_)
    for column, unit in enumerate(profile.units):
        for row, at in enumerate(cuts):
            shared = min(unit.span.end, at + _CHUNK) - max(unit.span.start, at)
            holds[row, column] = 2 * shared >= unit.span.end - unit.span.start
    units = [unit.id for unit in profile.units]
    scores = _cosines(embedder, pieces, queries)
    return {
        query.id: _outcome(units, np.where(holds, row[:, None], -1.0).max(axis=0))
        for query, row in zip(queries, scores, strict=True)
    }


def _cosines(
    embedder: Embedder, texts: Sequence[str], queries: Sequence[Query]
) -> NDArray[np.float32]:
    passages = embedder.encode(texts, role="document")
    messages = embedder.encode([query.all_turns for query in queries], role="query")
    return np.asarray(messages @ passages.T, dtype=np.float32)


def _outcome(units: Sequence[str], scores: NDArray[np.float32]) -> Outcome:
    return Outcome(dict(zip(units, map(float, scores), strict=True)))


def _relevance(assistant: Assistant, ranking: Sequence[tuple[str, float]]) -> Ranking | None:
    chances = assistant.index.relevance(np.asarray([score for _, score in ranking], np.float32))
    if chances is None:
        return None
    return {unit: float(chance) for (unit, _), chance in zip(ranking, chances, strict=True)}
