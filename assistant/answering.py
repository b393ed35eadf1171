"""A message in, a cited answer out: the one path every door (page, API, command line) leads to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

import numpy as np

from assistant.citations import cite, path_to, quote_entry, refer, stamp
from assistant.messages import clean_message
from assistant.profile_questions.answering import StructureAnswer, answer_question
from assistant.profile_questions.reading import read_question
from assistant.profile_questions.types import UnknownId
from assistant.profile_questions.vocabulary import Vocabulary
from assistant.sentences import sentences
from assistant.types import (
    Abstention,
    Answer,
    Entry,
    Evidence,
    Group,
    NodeRef,
    Response,
    Suggestion,
    Turn,
)
from assistant.wording import counted, listed, number
from corpus.guidance import PracticeNote
from corpus.types import Node, Profile
from index.building import SearchIndex
from index.embedding import Embedder, Reading, Vectors
from index.types import Hit

_LIKELY = 0.5  # probability from which a unit is suggested
_POSSIBLE = 0.25  # probability from which a second is, however the first stands
_NEAREST = 3  # entries named beside an abstention
_WOULD_HELP = (
    "who is involved, and what they want or fear",
    "what has happened so far, and what you have tried",
    "what you would like to be different, and by when",
)


@dataclass(frozen=True, slots=True)
class _Ranked:
    node: Node
    at: int  # its place among the profile's units
    score: float
    relevance: float | None  # probability, where it is known


class Assistant:
    """Answers messages about one profile. Holds no state between messages; safe to share."""

    def __init__(
        self,
        profile: Profile,
        index: SearchIndex,
        embedder: Embedder,
        *,
        suggestions: int,
        also_worth: int,
        max_message_chars: int,
        notes: Mapping[str, PracticeNote] = MappingProxyType({}),
    ) -> None:
        self.profile = profile
        self.index = index
        self._embedder = embedder
        self._suggestions = suggestions
        self._also_worth = also_worth
        self._max_message_chars = max_message_chars
        self._notes = notes
        self._vocabulary = Vocabulary(profile)

    def ask(self, message: str, earlier: Sequence[Turn] = ()) -> Response:
        """Answer one message, read together with what the person said before it.

        Args:
            message: What was typed now.
            earlier: The turns before it, oldest first: "and if she still won't come?" means
                nothing without them. A question about the profile itself is read alone.

        Raises:
            MessageInvalid: It is empty or too long.
        """
        message = clean_message(message, max_chars=self._max_message_chars)
        before = [
            clean_message(turn.message, max_chars=self._max_message_chars) for turn in earlier
        ]
        query = "\n\n".join([*before, message])
        parts = sentences(query)
        reading = self._embedder.read(query, [(part.start, part.end) for part in parts])
        # What was said before says what the message means; the message alone, what is asked now.
        vectors = reading.vector[None]
        if before:
            vectors = np.vstack([vectors, self._embedder.encode([message], role="query")])
        ranked = self._rank(vectors)
        ranking = tuple((unit.node.id, unit.score) for unit in ranked)
        question = read_question(message, self.profile, self._vocabulary)
        if question is not None:
            found = answer_question(question, self.profile, self._vocabulary)
            if isinstance(question, UnknownId):
                return Response(
                    answer=self._abstain(message, ranked, 0.0, found.lead), ranking=ranking
                )
            return Response(answer=self._from_structure(message, found), ranking=ranking)
        scope = self.index.learned.scope if self.index.learned else None
        answerable = float(np.mean([scope.probability(v) for v in vectors])) if scope else None
        if scope and answerable is not None and answerable < scope.threshold:
            return Response(answer=self._abstain(query, ranked, answerable), ranking=ranking)
        answer = self._suggest(query, parts, reading, ranked, answerable)
        return Response(answer=answer, ranking=ranking)

    def search(self, query: str, *, k: int, kinds: Sequence[str] | None = None) -> list[Hit]:
        """The `k` passages most similar to a query, of every kind or of some.

        Raises:
            MessageInvalid: The query is empty or too long.
        """
        text = clean_message(query, max_chars=self._max_message_chars)
        vectors = self._embedder.encode([text], role="query")
        return self.index.store.nearest(vectors, k=k, kinds=kinds)[0]

    def _rank(self, vectors: Vectors) -> list[_Ranked]:
        scores = self.index.scores(vectors).mean(axis=0)
        chances = self.index.relevance(scores)
        return [
            _Ranked(
                self.profile.units[at],
                int(at),
                float(scores[at]),
                float(chances[at]) if chances is not None else None,
            )
            for at in np.argsort(-scores, kind="stable")
        ]

    def _suggest(
        self,
        query: str,
        parts: Sequence[Evidence],
        reading: Reading,
        ranked: Sequence[_Ranked],
        answerable: float | None,
    ) -> Answer:
        citations = {unit.node.id: cite(self.profile, unit.node) for unit in ranked}
        quotable = [unit for unit in ranked if citations[unit.node.id].check != "failed"]
        chosen, also = self._cut(quotable)
        evidence = self._evidence(chosen, parts, reading)
        suggestions = [
            Suggestion(
                rank=rank,
                score=unit.score,
                relevance=unit.relevance,
                citation=citations[unit.node.id],
                evidence=evidence[unit.node.id],
                note=self._notes.get(unit.node.id),
            )
            for rank, unit in enumerate(chosen, start=1)
        ]
        withheld = len(ranked) - len(quotable)
        parents = dict.fromkeys(unit.node.parent for unit in (*chosen, *also))
        return Answer(
            kind="suggestions",
            query=query,
            lead=self._lead(suggestions),
            answerable=answerable,
            groups=self._grouped(suggestions),
            also_worth=tuple(quote_entry(self.profile, unit.node) for unit in also),
            in_play=tuple(refer(self.profile, self.profile.node(p)) for p in parents if p),
            notices=self._withheld_notice(withheld),
            profile=stamp(self.profile),
        )

    def _cut(self, ranked: Sequence[_Ranked]) -> tuple[Sequence[_Ranked], Sequence[_Ranked]]:
        """What to suggest, and what to name beside it.

        As many as are likely enough to help, within limits; a fixed number where that is unknown.
        """
        chances = [unit.relevance for unit in ranked if unit.relevance is not None]
        likely = sum(chance >= _LIKELY for chance in chances)
        fewest = 2 if sum(chance >= _POSSIBLE for chance in chances) > 1 else 1
        shown = min(max(likely, fewest), self._suggestions) if chances else self._suggestions
        return ranked[:shown], ranked[shown : shown + self._also_worth]

    def _evidence(
        self, chosen: Sequence[_Ranked], parts: Sequence[Evidence], reading: Reading
    ) -> dict[str, Evidence]:
        """For each unit the part of the message without which its score falls most."""
        without = self.index.scores(reading.without)
        return {unit.node.id: parts[int(without[:, unit.at].argmin())] for unit in chosen}

    def _grouped(self, suggestions: Sequence[Suggestion]) -> tuple[Group, ...]:
        def place(suggestion: Suggestion) -> tuple[NodeRef, ...]:
            return path_to(self.profile, self.profile.node(suggestion.citation.node.id))

        order = list(dict.fromkeys(place(s) for s in suggestions))
        ordered = sorted(suggestions, key=lambda s: (order.index(place(s)), s.rank))
        return tuple(
            Group(path=path, suggestions=tuple(members))
            for path, members in groupby(ordered, key=place)
        )

    def _lead(self, suggestions: Sequence[Suggestion]) -> str:
        parents = dict.fromkeys(
            path[-1].label
            for suggestion in suggestions
            if (path := path_to(self.profile, self.profile.node(suggestion.citation.node.id)))
        )
        fit = "fits" if len(suggestions) == 1 else "fit"
        what = counted(len(suggestions), self.profile.unit)
        under = f", under {listed(tuple(parents))}" if parents else ""
        return f"{what[:1].upper()}{what[1:]} of the profile {fit} what you describe{under}."

    def _from_structure(self, query: str, found: StructureAnswer) -> Answer:
        entries = [quote_entry(self.profile, node) for node in found.nodes]
        shown = tuple(entry for entry in entries if entry.citation.check != "failed")
        return Answer(
            kind="profile",
            query=query,
            lead=found.lead,
            answerable=1.0,
            entries=shown,
            notices=self._withheld_notice(len(entries) - len(shown)),
            profile=stamp(self.profile),
        )

    def _abstain(
        self, query: str, ranked: Sequence[_Ranked], answerable: float, reason: str | None = None
    ) -> Answer:
        units = self.profile.unit.plural
        return Answer(
            kind="abstention",
            query=query,
            lead=reason or "The profile does not answer this.",
            answerable=answerable,
            abstention=Abstention(
                reason=reason
                or f"It does not read like a situation that any of the {units} in the profile is about.",
                nearest=tuple(self._nearest(ranked)),
                would_help=_WOULD_HELP,
            ),
            profile=stamp(self.profile),
        )

    def _nearest(self, ranked: Sequence[_Ranked]) -> Iterator[Entry]:
        for unit in ranked[:_NEAREST]:
            entry = quote_entry(self.profile, unit.node)
            if entry.citation.check != "failed":
                yield entry

    @staticmethod
    def _withheld_notice(count: int) -> tuple[str, ...]:
        if not count:
            return ()
        what = "quotation was" if count == 1 else "quotations were"
        return (
            f"{number(count).capitalize()} {what} left out: the words no longer match the source text.",
        )
