"""A message in, a cited answer out: the one path every door (page, API, command line) leads to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np

from assistant import frames
from assistant.citations import cite, path_to, quote_entry, refer, stamp
from assistant.clarifying import chosen, clarify
from assistant.composing import Pick, compose, lead
from assistant.evidence import find_evidence
from assistant.hearing import Heard, RankedUnit, hear
from assistant.identifiers import find_identifiers
from assistant.messages import clean_message
from assistant.profile_questions.answering import answer_question
from assistant.profile_questions.reading import read_question
from assistant.profile_questions.types import UnknownId
from assistant.profile_questions.vocabulary import Vocabulary
from assistant.turns import TurnReading, read_turn
from assistant.types import (
    Abstention,
    Answer,
    AnswerKind,
    Entry,
    Response,
    Turn,
)
from assistant.wording import number
from corpus.guidance import PracticeNote
from corpus.types import Node, Profile
from index.building import SearchIndex
from index.embedding import Embedder
from index.types import Hit

_LIKELY = 0.5  # probability from which a unit is suggested
_POSSIBLE = 0.25  # probability from which a second is, however the first stands
_LIFT = 1e-5  # of a score, to keep an order that scores alone would not give
_NEAREST = 3  # entries named beside an abstention


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
        self.notes = notes
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
        preferred = chosen(message, self.notes) if before else None
        heard = hear(
            before.pop() if preferred else message,
            before,
            preferred=preferred,
            profile=self.profile,
            index=self.index,
            embedder=self._embedder,
        )
        turn = read_turn(message, earlier, heard.does)
        shown = next((turn.suggested for turn in reversed(earlier) if turn.suggested), ())
        if turn.kind in ("order", "more", "why"):
            response = self._about_suggestions(heard, turn, shown)
            return replace(
                response, answer=replace(response.answer, turn=turn.kind, care=heard.care)
            )
        answer = self._courtesy(heard, turn) or self._about_profile(heard) or self._advise(heard)
        answer = replace(answer, turn=turn.kind, care=heard.care)
        if preferred:
            answer = replace(answer, clarification=None)
        return Response(answer=answer, ranking=_ranking(heard.ranked))

    def search(self, query: str, *, k: int, kinds: Sequence[str] | None = None) -> list[Hit]:
        """The `k` passages most similar to a query, of every kind or of some.

        Raises:
            MessageInvalid: The query is empty or too long.
        """
        text = clean_message(query, max_chars=self._max_message_chars)
        vectors = self._embedder.encode([text], role="query")
        return self.index.store.nearest(vectors, k=k, kinds=kinds)[0]

    def _courtesy(self, heard: Heard, turn: TurnReading) -> Answer | None:
        said = {
            "greeting": frames.GREETING,
            "thanks": frames.THANKS,
            "capabilities": frames.CAPABILITIES,
        }.get(turn.kind)
        if said is None:
            return None
        names = {"title": self.profile.metadata.title.text, "units": self.profile.unit.plural}
        return self._answer("courtesy", heard.message, said.format(**names), answerable=0.0)

    def _about_profile(self, heard: Heard) -> Answer | None:
        question = read_question(heard.message, self.profile, self._vocabulary)
        if question is None:
            return None
        found = answer_question(question, self.profile, self._vocabulary)
        if isinstance(question, UnknownId):
            return self._abstain(heard.message, heard.ranked, 0.0, found.lead)
        entries = [quote_entry(self.profile, node) for node in found.nodes]
        shown = tuple(entry for entry in entries if entry.citation.check != "failed")
        return self._answer(
            "profile",
            heard.message,
            found.lead,
            answerable=1.0,
            entries=shown,
            notices=_withheld(len(entries) - len(shown)),
        )

    def _advise(self, heard: Heard) -> Answer:
        scope = self.index.learned.scope if self.index.learned else None
        if scope and heard.answerable is not None and heard.answerable < scope.threshold:
            return self._abstain(heard.query, heard.ranked, heard.answerable)
        quotable = [u for u in heard.ranked if cite(self.profile, u.node).check != "failed"]
        shown, also = self._cut(quotable)
        threads = compose(self._picks(heard, shown), heard.query)
        parents = dict.fromkeys(unit.node.parent for unit in (*shown, *also))
        return self._answer(
            "suggestions",
            heard.query,
            lead(threads, self.profile.unit),
            answerable=heard.answerable,
            threads=threads,
            also_worth=tuple(quote_entry(self.profile, unit.node) for unit in also),
            clarification=clarify(quotable, self.notes),
            in_play=tuple(refer(self.profile, self.profile.node(p)) for p in parents if p),
            notices=_withheld(len(heard.ranked) - len(quotable)),
        )

    def _about_suggestions(self, heard: Heard, turn: TurnReading, shown: Sequence[str]) -> Response:
        """Which first, why, and more about one: of what was suggested last."""
        by_id = {unit.node.id: unit for unit in heard.ranked}
        known = [by_id[name] for name in shown if name in by_id]
        wanted = _numbered(known, turn.refers)
        about = wanted if wanted is not None else known
        threads = compose(self._picks(heard, about), heard.query, keep_order=True)
        said: str
        if wanted is None:
            said = frames.NO_SUCH_NUMBER.format(shown=number(len(known)), number=turn.refers)
        elif len(about) == 1:
            frame = frames.WHY_ONE if turn.kind == "why" else frames.MORE
            said = frame.format(number=known.index(about[0]) + 1)
        else:
            said = frames.WHY if turn.kind == "why" else frames.ORDER
        closer = self._closer(about[0].node) if turn.kind == "more" and len(about) == 1 else ()
        answer = self._answer(
            "suggestions",
            heard.query,
            said,
            answerable=heard.answerable,
            threads=threads,
            also_worth=closer,
        )
        rest = [unit for unit in heard.ranked if unit not in about]
        return Response(answer=answer, ranking=_ranking([*about, *rest]))

    def _closer(self, node: Node) -> tuple[Entry, ...]:
        """What belongs near a unit: what it is part of, and what its note relates it to."""
        note = self.notes.get(node.id)
        near = [node.parent, *(related.id for related in (note.related if note else ()))]
        entries = (quote_entry(self.profile, self.profile.node(name)) for name in near if name)
        return tuple(entry for entry in entries if entry.citation.check != "failed")

    def _picks(self, heard: Heard, units: Sequence[RankedUnit]) -> list[Pick]:
        columns = [unit.at for unit in units]
        scores = self.index.scores(np.vstack([heard.reading.vector[None], heard.reading.without]))
        falls = scores[0, columns] - scores[1:, columns]
        return [
            Pick(
                score=unit.score,
                relevance=unit.relevance,
                path=path_to(self.profile, unit.node),
                citation=cite(self.profile, unit.node),
                evidence=evidence,
                note=self.notes.get(unit.node.id),
            )
            for unit, evidence in zip(units, find_evidence(heard.parts, falls), strict=True)
        ]

    def _abstain(
        self, query: str, ranked: Sequence[RankedUnit], answerable: float, reason: str | None = None
    ) -> Answer:
        units = self.profile.unit.plural
        return self._answer(
            "abstention",
            query,
            reason or frames.OUT_OF_PROFILE,
            answerable=answerable,
            abstention=Abstention(
                reason=reason or frames.UNLIKE.format(units=units),
                nearest=tuple(self._nearest(ranked)),
                would_help=frames.WOULD_HELP,
            ),
        )

    def _nearest(self, ranked: Sequence[RankedUnit]) -> Iterator[Entry]:
        for unit in ranked[:_NEAREST]:
            entry = quote_entry(self.profile, unit.node)
            if entry.citation.check != "failed":
                yield entry

    def _answer(
        self,
        kind: AnswerKind,
        query: str,
        said: str,
        *,
        answerable: float | None,
        **parts: Any,  # noqa: ANN401 - the other fields of Answer
    ) -> Answer:
        return Answer(
            kind=kind,
            query=query,
            lead=said,
            answerable=answerable,
            identifiers=find_identifiers(query),
            profile=stamp(self.profile),
            **parts,
        )

    def _cut(
        self, ranked: Sequence[RankedUnit]
    ) -> tuple[Sequence[RankedUnit], Sequence[RankedUnit]]:
        """What to suggest, and what to name beside it.

        As many as are likely enough to help, within limits; a fixed number where that is unknown.
        """
        chances = [unit.relevance for unit in ranked if unit.relevance is not None]
        likely = sum(chance >= _LIKELY for chance in chances)
        fewest = 2 if sum(chance >= _POSSIBLE for chance in chances) > 1 else 1
        shown = min(max(likely, fewest), self._suggestions) if chances else self._suggestions
        return ranked[:shown], ranked[shown : shown + self._also_worth]


def _ranking(ranked: Sequence[RankedUnit]) -> tuple[tuple[str, float], ...]:
    """Ids and scores, falling; what was put first is lifted just above what it was put before."""
    scores = [unit.score for unit in ranked]
    for at in range(len(scores) - 2, -1, -1):
        if scores[at] <= scores[at + 1]:
            scores[at] = scores[at + 1] + _LIFT
    return tuple((unit.node.id, score) for unit, score in zip(ranked, scores, strict=True))


def _numbered(known: list[RankedUnit], refers: int | None) -> list[RankedUnit] | None:
    """The one with that number; all where none was named; None where there is no such number."""
    if refers is None:
        return known
    at = len(known) if refers == -1 else refers
    return known[at - 1 : at] or None


def _withheld(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    what = "quotation was" if count == 1 else "quotations were"
    return (
        f"{number(count).capitalize()} {what} left out: the words no longer match the source text.",
    )
