"""A sentence as plain text, or not at all: nothing that a page or a terminal would turn into more."""

import re
import unicodedata

MOST_CHARS = 400

_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_BULLET = re.compile(r"^(?:[-*\u2022]|\d{1,2}[.)])\s+|^#{1,6}\s+")
_MORE_THAN_TEXT = re.compile(
    r"<\s*[/!a-zA-Z]"  # a tag
    r"|&#?\w{1,12};"  # an entity
    r"|!?\[[^\]]*\]\s*[\(\[:]"  # a link, an image, a reference
    r"|`|~~~|\|.*\|"  # code, a table
    r"|\w+://|\bwww\.|\b(?:javascript|data|mailto):"  # an address
    r"|[{}\\]"
    , re.IGNORECASE,
)  # fmt: skip


def as_plain(text: str) -> str | None:
    """The sentence without emphasis or a bullet; None where it holds more than plain text."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    text = _EMPHASIS.sub(r"\2", _BULLET.sub("", text)).strip()
    hidden = any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") for c in text)
    if hidden or _MORE_THAN_TEXT.search(text):
        return None
    return text
