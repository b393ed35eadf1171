"""What a person typed, made safe to show, to search and to store."""

import re
import unicodedata

from assistant.errors import MessageInvalid

# Invisible characters that carry hidden text or reorder what is shown. Joiners (U+200C, U+200D)
# and variation selectors 15 and 16 stay: Indic and Arabic writing and emoji need them.
_HIDDEN = re.compile(
    "["
    "\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff"  # zero width
    "\u202a-\u202e\u2066-\u2069"  # direction overrides
    "\ufe00-\ufe0d\U000e0100-\U000e01ef"  # variation selectors that no emoji uses
    "\U000e0000-\U000e007f"  # tags: a whole alphabet that nobody sees
    "]"
)
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_message(text: str, *, max_chars: int) -> str:
    """The message as it will be searched and shown: composed, visible characters only.

    Raises:
        MessageInvalid: Nothing readable is left, or it is longer than `max_chars`.
    """
    if len(text) > max_chars:
        raise MessageInvalid(
            "The message is too long.",
            given=f"{len(text):,} characters",
            expected=f"at most {max_chars:,}",
            action="Shorten it to what happened, who is involved and what you want to change.",
        )
    cleaned = _HIDDEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n")))
    cleaned = "".join(
        c for c in cleaned if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")
    )
    cleaned = _BLANK_LINES.sub("\n\n", cleaned).strip()
    if not cleaned:
        raise MessageInvalid(
            "The message is empty.",
            given=f"{len(text)} character(s), none of them readable" if text else "nothing",
            expected="a situation or a question in your own words",
            action="Type what is going on, for example: two partners have stopped talking.",
        )
    return cleaned
