"""The words a profile gives to its own parts, and finding them in a question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from corpus.types import Kind, Node, Profile

_CONTRACTION = re.compile(r"['\u2019](?:s|re|ve|ll|d|m)\b")
# Of the last word of a phrase, so that "debriefs" and "coaches" find "debriefing" and "coach".
_ENDING = re.compile(r"(?<=\w{4})(?:ings?|ed|es|s)$")
_BETWEEN = frozenset(("and", "or", "vs", "versus", "to", "with"))  # of two numbers
_LONG_ENOUGH = 6  # letters; shorter words are too often other words
_ALIKE = 0.84  # of difflib; lets one or two letters differ
_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question that names no part of the profile."""

    text: str


Item = Node | Kind | Word


def tokens(text: str) -> tuple[str, ...]:
    """Lower-case words; hyphens part words, so that `co-design` and `co design` are the same."""
    return tuple(_TOKEN.findall(_CONTRACTION.sub("", text.casefold())))


class Vocabulary:
    """Every name, alias and id of a profile's kinds and nodes."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._meanings: dict[tuple[str, ...], Kind | Node] = {}
        # A kind wins over a node ("guiding principles"), a printed name over an alias or an id.
        for kind in profile.kinds.values():
            for phrase in (kind.name, kind.plural, kind.id, *kind.aliases):
                self._add(phrase, kind)
        for named in profile.nodes:
            if named.name:
                self._add(named.name.text, named)
        for node in profile.nodes:
            for phrase in (*node.aliases, node.id):
                self._add(phrase, node)
        self._longest = max(len(phrase) for phrase in self._meanings)
        self._words = {word for phrase in self._meanings for word in phrase}

    def _add(self, phrase: str, meaning: Kind | Node) -> None:
        key = tokens(phrase)
        if key:
            self._meanings.setdefault(key, meaning)

    def meaning(self, phrase: str) -> Kind | Node | None:
        """What a whole phrase names, with or without a leading article."""
        key = tokens(phrase)
        if key and key[0] in ("the", "a", "an"):
            key = key[1:]
        return self._meanings.get(key)

    def spelt(self, word: str) -> str:
        """The word of a name that this one is a slip of ("competncy", "principals"), or itself."""
        if word in self._words or len(word) < _LONG_ENOUGH:
            return word
        close = get_close_matches(word, self._words, n=1, cutoff=_ALIKE)
        return close[0] if close else word

    def items(self, text: str) -> tuple[Item, ...]:
        """The question as parts of the profile and other words; the longest name wins."""
        return tuple(self._items(tuple(self.spelt(word) for word in tokens(text))))

    def _items(self, words: tuple[str, ...]) -> Iterator[Item]:
        at = 0
        while at < len(words):
            for size in range(min(self._longest, len(words) - at), 0, -1):
                found = self._meanings.get(words[at : at + size])
                if found is not None:
                    at += size
                    numbered, used = self._numbered(found, words[at:])
                    yield from numbered or (found,)
                    at += used
                    break
            else:
                yield Word(words[at])
                at += 1

    def _numbered(
        self, meaning: Kind | Node, after: tuple[str, ...]
    ) -> tuple[tuple[Node, ...], int]:
        """`brokering 2` is its second entry, `brokering 1 and 2` two; with how many words that took."""
        nodes: list[Node] = []
        used = 0
        for at, word in enumerate(after):
            node = (
                self._profile.by_id.get(f"{meaning.id}.{int(word)}") if word.isdecimal() else None
            )
            if node is not None:
                nodes.append(node)
                used = at + 1
            elif not nodes or word not in _BETWEEN:
                break
        return tuple(nodes), used

    def holding(self, phrase: str) -> tuple[Node, ...]:
        """Every node whose name or text has the phrase; its last word may go on ("trust", "trusting")."""
        words = tokens(phrase)
        if not words:
            return ()
        words = (*words[:-1], _ENDING.sub("", words[-1]))
        pattern = re.compile(
            r"\b" + r"[\W_]+".join(re.escape(word) for word in words), re.IGNORECASE
        )
        return tuple(
            node
            for node in self._profile.nodes
            if pattern.search(node.text) or (node.name and pattern.search(node.name.text))
        )
