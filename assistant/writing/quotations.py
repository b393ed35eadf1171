"""Words in quotation marks, and whether they stand in a text."""

import re
from collections.abc import Iterable

from corpus.normalisation import normalise

_MARKS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_QUOTED = re.compile(
    r"[\u201c\u201d\u201e\"\u00ab\u00bb](?P<double>[^\u201c\u201d\u201e\"\u00ab\u00bb]+)(?:[\u201c\u201d\"\u00ab\u00bb]|$)"
    r"|\u2018(?P<curly>.+?)\u2019(?!\w)"
    r"|(?<!\w)'(?P<straight>[^']+)'(?!\w)"
)


def quotations(sentence: str) -> tuple[str, ...]:
    """What a sentence puts in quotation marks; a mark that is never closed quotes the rest."""
    return tuple(next(filter(None, found.groups())) for found in _QUOTED.finditer(sentence))


def stands_in(quotation: str, texts: Iterable[str]) -> bool:
    """Whether the words stand in one of the texts, whole words, whatever their capitals.

    A full stop or comma just inside the closing mark belongs to the sentence around it.
    """
    words = _comparable(quotation).strip(" .,;:!?")
    if not words:
        return False
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return any(pattern.search(_comparable(text)) for text in texts)


def _comparable(text: str) -> str:
    return normalise(text).translate(_MARKS).casefold()
