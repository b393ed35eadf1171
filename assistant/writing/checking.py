"""The checks that a model's sentence must pass before anybody sees it, cheapest first."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.writing.plain import MOST_CHARS, as_plain
from assistant.writing.quotations import quotations, stands_in
from assistant.writing.support import SupportModel
from assistant.writing.types import Draft, Dropped, Fault, Passage, RestsOn, WrittenSentence

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[\w,;] )(?!I['\u2019])[A-Z][\w-]+|\b[A-Z]{2,}\b")
_OF_THE_PROFILE = re.compile(r"\bprofile\b", re.IGNORECASE)
_SAME = 0.8  # share of words in common from which a sentence counts as said before


class SentenceChecks:
    """Checks the sentences of one answer, in turn, and counts what it drops."""

    def __init__(self, passages: Sequence[Passage], person: str, support: SupportModel) -> None:
        """Start with nothing said.

        Args:
            passages: What may be cited.
            person: What the person wrote, as the model got it.
            support: Says whether passages support a sentence.
        """
        self._passages = {passage.id: passage for passage in passages}
        self._person = person
        self._support = support
        self._said: list[set[str]] = []
        self._faults: Counter[Fault] = Counter()

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """What was not shown so far, most frequent fault first."""
        return tuple(Dropped(fault=f, count=n) for f, n in self._faults.most_common())

    def take(self, draft: Draft) -> WrittenSentence | None:
        """The sentence as it may be shown, or None; then it is counted."""
        checked = self._check(draft)
        if isinstance(checked, WrittenSentence):
            self._said.append(_words(checked.text))
            return checked
        self._faults[checked] += 1
        return None

    def _check(self, draft: Draft) -> WrittenSentence | Fault:
        if len(draft.text) > MOST_CHARS:
            return "too long"
        text = as_plain(draft.text)
        if text is None:
            return "not plain text"
        if not draft.cites:
            return "no citation"
        if any(cite not in self._passages for cite in draft.cites):
            return "unknown citation"
        if any(_alike(_words(text), said) for said in self._said):
            return "repeated"
        return self._check_sources(text, [self._passages[c] for c in dict.fromkeys(draft.cites)])

    def _check_sources(self, text: str, cited: list[Passage]) -> WrittenSentence | Fault:
        if _OF_THE_PROFILE.search(text):  # then our notes do not count
            cited = [passage for passage in cited if passage.kind == "profile"]
        if not cited:
            return "attribution"
        sources = [passage.text for passage in cited]
        known = [*sources, self._person]
        if not all(stands_in(quotation, known) for quotation in quotations(text)):
            return "quotation"
        specific = [*_NUMBER.findall(text), *_NAME.findall(text)]
        support = self._support.probability(text, sources)
        if support < self._support.threshold or not all(stands_in(s, known) for s in specific):
            return "unsupported"
        return WrittenSentence(
            text=text,
            cites=tuple(passage.id for passage in cited),
            rests_on=_rests_on(cited),
            support=round(support, 3),
        )


def _rests_on(cited: Sequence[Passage]) -> RestsOn:
    kinds = {passage.kind for passage in cited}
    return kinds.pop() if len(kinds) == 1 else "both"


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _alike(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _SAME * len(one | other)
