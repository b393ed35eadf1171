"""A sentence laid against the passages it cites: what they hold of it, and where it departs from them."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import pairwise

import Stemmer

from assistant.writing.lexicon import GRAMMAR, LIMITS, NEGATIONS, OPPOSITES, QUANTITIES, STRONG

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,]\d+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|;\s+|\n+")
_REACH = (
    4  # words within which two neighbours of the sentence still stand side by side in the source
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How a sentence stands to its source. `window`: the one or two source sentences nearest to it.

    Counts are of different words unless they say otherwise; words are compared by their stem.

    Attributes:
        near: Share of its content words that the window holds.
        held: Share that the whole source holds.
        content: Its content words.
        novel: Content words that the source lacks.
        elsewhere: Content words that stand in the source, outside the window.
        in_order: Share of its words, all of them, aligned with the window in the same order.
        run: Longest run of them, in words, as a logarithm.
        moved: Content words of the window that stand in another order.
        skipped: Content words of the aligned stretch of the window that it leaves out.
        used: Share of the window's content words that it holds.
        substituted: Places where few words stand for few others between aligned neighbours.
        cut: Places where few words are missing between aligned neighbours.
        limits_added: Negations, quantities and conditions that the window lacks.
        limits_dropped: Those of the aligned stretch that it leaves out.
        negations: Difference in the number of negations.
        quantities: Quantities that the source lacks.
        strong: Words such as "must" and "always" that the source lacks.
        opposites: Its words that stand in place of their opposite.
        side_by_side: Share of its neighbouring content words that are neighbours in the source.
        turned_round: Share that are neighbours there in the other order only.
    """

    near: float
    held: float
    content: float
    novel: float
    elsewhere: float
    in_order: float
    run: float
    moved: float
    skipped: float
    used: float
    substituted: float
    cut: float
    limits_added: float
    limits_dropped: float
    negations: float
    quantities: float
    strong: float
    opposites: float
    side_by_side: float
    turned_round: float

    def row(self) -> list[float]:
        """The values in the order of `NAMES`."""
        return [float(getattr(self, name)) for name in NAMES]


NAMES = tuple(field.name for field in fields(Alignment))


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as words and their stems, in order."""

    words: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def content(self) -> list[str]:
        return [s for w, s in zip(self.words, self.stems, strict=True) if _is_content(w)]

    @property
    def negations(self) -> int:
        return sum(w in NEGATIONS or w.endswith("n't") for w in self.words)

    @property
    def limits(self) -> set[str]:
        return set(self.words) & LIMITS

    def part(self, start: int, end: int) -> "_Words":
        return _Words(self.words[max(start, 0) : end], self.stems[max(start, 0) : end])


def align(sentence: str, sources: Sequence[str]) -> Alignment:
    """Lay a sentence against its sources; none of them may be empty of words."""
    said = _read(sentence)
    pieces = [_read(piece) for source in sources for piece in split(source)]
    window = _nearest(said, pieces)
    source_words = {word for piece in pieces for word in piece.words}
    source_stems = {stem for piece in pieces for stem in piece.stems}
    content, in_window = set(said.content), set(window.content)
    pairs = _common_subsequence(window.stems, said.stems)
    anchors = [(i, j) for i, j in pairs if _is_content(window.words[i])]
    stretch = window.part(anchors[0][0] - 3, anchors[-1][0] + 4) if anchors else window.part(0, 4)
    aligned = {said.stems[j] for _, j in anchors}
    beside, turned = _neighbours(said.content, [s for piece in pieces for s in piece.content])
    count = max(len(content), 1)
    return Alignment(
        near=len(content & in_window) / count,
        held=len(content & source_stems) / count,
        content=len(content),
        novel=len(content - source_stems),
        elsewhere=len((content & source_stems) - in_window),
        in_order=len(pairs) / max(len(said.words), 1),
        run=math.log1p(_longest_run(pairs)),
        moved=len((content & in_window) - aligned),
        skipped=len(set(stretch.content) - content),
        used=len(in_window & content) / max(len(in_window), 1),
        substituted=_substituted(pairs),
        cut=sum(m == j + 1 and 1 < k - i <= _REACH for (i, j), (k, m) in pairwise(pairs)),
        limits_added=len(said.limits - set(window.words)),
        limits_dropped=len(stretch.limits - set(said.words)),
        negations=abs(stretch.negations - said.negations),
        quantities=len((set(said.words) & QUANTITIES) - source_words),
        strong=len((set(said.words) & STRONG) - source_words),
        opposites=_opposed(set(said.stems), set(window.stems), set(stretch.stems)),
        side_by_side=beside,
        turned_round=turned,
    )


def split(text: str) -> list[str]:
    """The sentences and half-sentences of a source that hold a word."""
    return [piece for piece in _SENTENCE_END.split(text) if _WORD.search(piece)]


def _read(text: str) -> _Words:
    words = tuple(_WORD.findall(text.replace("\u2019", "'").lower()))
    return _Words(words, tuple(_stem(word) for word in words))


def _is_content(word: str) -> bool:
    return word not in GRAMMAR and word not in LIMITS


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


def _nearest(said: _Words, pieces: Sequence[_Words]) -> _Words:
    content = set(said.content)

    def nearness(window: _Words) -> float:
        held = set(window.content)
        return len(content & held) - 0.15 * math.sqrt(len(held))

    together = [_Words(a.words + b.words, a.stems + b.stems) for a, b in pairwise(pieces)]
    return max([*pieces, *together], key=nearness)


def _common_subsequence(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Places of a longest common subsequence, in both."""
    lengths = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            lengths[i][j] = (
                lengths[i + 1][j + 1] + 1
                if a[i] == b[j]
                else max(lengths[i + 1][j], lengths[i][j + 1])
            )
    i = j = 0
    pairs = []
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _longest_run(pairs: Sequence[tuple[int, int]]) -> int:
    longest = run = min(len(pairs), 1)
    for (i, j), (k, m) in pairwise(pairs):
        run = run + 1 if (k, m) == (i + 1, j + 1) else 1
        longest = max(longest, run)
    return longest


def _substituted(pairs: Sequence[tuple[int, int]]) -> int:
    return sum(
        1 < m - j <= _REACH and 1 < k - i <= _REACH + 1 for (i, j), (k, m) in pairwise(pairs)
    )


def _opposed(said: set[str], window: set[str], stretch: set[str]) -> int:
    opposites = _opposites()
    return sum(bool(opposites[stem] & (stretch - said)) for stem in said - window)


@cache
def _opposites() -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in OPPOSITES:
        found[_stem(one)].add(_stem(other))
        found[_stem(other)].add(_stem(one))
    return found


def _neighbours(said: Sequence[str], source: Sequence[str]) -> tuple[float, float]:
    """Shares of neighbouring words that stand near each other in the source: as said, turned round."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, stem in enumerate(source):
        places[stem].append(place)
    beside = turned = 0
    for one, other in pairwise(said):
        gaps = [b - a for a in places.get(one, ()) for b in places.get(other, ())]
        if any(0 < gap <= _REACH for gap in gaps):
            beside += 1
        elif any(-_REACH <= gap < 0 for gap in gaps):
            turned += 1
    return beside / max(len(said) - 1, 1), turned / max(len(said) - 1, 1)
