"""A message cut into sentences, so that an answer can point at the words that led to it."""

import re

from assistant.types import Evidence

_END = re.compile(r"(?:[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s)|\n+|[;:](?=\s*\n))\s*")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:e\.g|i\.e|etc|vs|Dr|Mr|Mrs|Ms|Prof|St|No|approx|[A-Z])\.$")
_MIN_CHARS = 12
# A long sentence holds more than one matter; these are the places where it can be cut.
_JOINT = re.compile(
    r"[,;:\u2013\u2014]\s+|\s-\s|\s(?=(?:but|because|although|while|whereas|yet)\s)"
)
_LONG = 24  # words
_SHORT = 7  # words


def sentences(message: str) -> tuple[Evidence, ...]:
    """The sentences of a message with their places in it; together they hold all its words.

    A line is a sentence too: people write lists. A stretch too short to mean anything by itself
    ("Hi all.", "Help!") is joined to the one after it, the last one to the one before.
    """
    pieces: list[tuple[int, int]] = []
    start = 0
    for end in [*_boundaries(message), len(message)]:
        if not message[start:end].strip():
            continue
        if pieces and _too_short(message, *pieces[-1]):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
        start = end
    if len(pieces) > 1 and _too_short(message, *pieces[-1]):
        _, end = pieces.pop()
        pieces[-1] = (pieces[-1][0], end)
    return tuple(_trimmed(message, a, b) for a, b in pieces)


def whole(message: str) -> Evidence:
    """All of a message as one part."""
    return _trimmed(message, 0, len(message))


def clauses(message: str) -> tuple[Evidence, ...]:
    """The sentences of a message, long ones cut where a clause ends; see `sentences`."""
    return tuple(clause for sentence in sentences(message) for clause in _cut(message, sentence))


def _cut(message: str, sentence: Evidence) -> list[Evidence]:
    if len(sentence.text.split()) <= _LONG:
        return [sentence]
    pieces: list[Evidence] = []
    start = sentence.start
    for joint in _JOINT.finditer(message, sentence.start, sentence.end):
        left = len(message[start : joint.start()].split())
        right = len(message[joint.end() : sentence.end].split())
        if left >= _SHORT and right >= _SHORT:
            pieces.append(_trimmed(message, start, joint.start()))
            start = joint.end()
    return [*pieces, _trimmed(message, start, sentence.end)]


def _boundaries(message: str) -> list[int]:
    return [
        found.end()
        for found in _END.finditer(message)
        if "\n" in found.group() or not _ABBREVIATION.search(message[: found.end()].rstrip())
    ]


def _too_short(message: str, start: int, end: int) -> bool:
    return len(message[start:end].strip()) < _MIN_CHARS


def _trimmed(message: str, start: int, end: int) -> Evidence:
    piece = message[start:end]
    start += len(piece) - len(piece.lstrip())
    text = piece.strip()
    return Evidence(text=text, start=start, end=start + len(text))
