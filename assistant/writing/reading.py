"""Sentences read from a model's text while it streams, whatever stands around them."""

import json

from assistant.writing.types import Draft


class DraftReader:
    """Finds JSON objects with a `text` in a stream: on lines of their own, in an array, in a fence.

    A wrapper around them is passed over, and so is everything that is not such an object.
    """

    def __init__(self) -> None:
        self._written = ""  # since the innermost open brace; empty outside of braces
        self._in_string = False
        self._escaped = False

    def feed(self, text: str) -> list[Draft]:
        """The sentences that this piece of the stream completes."""
        return [draft for character in text if (draft := self._take(character))]

    def _take(self, character: str) -> Draft | None:
        if self._written and self._in_string:
            self._take_in_string(character)
            return None
        if character == "{":
            self._written, self._in_string, self._escaped = "{", False, False
            return None
        if not self._written:
            return None
        self._written += character
        self._in_string = character == '"'
        if character != "}":
            return None
        written, self._written = self._written, ""
        return _draft(written)

    def _take_in_string(self, character: str) -> None:
        if character == "\n":  # JSON has none there: that brace opened nothing
            self._written = ""
            return
        self._written += character
        self._in_string = self._escaped or character != '"'
        self._escaped = character == "\\" and not self._escaped


def _draft(written: str) -> Draft | None:
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return None
    text, cites = found.get("text"), found.get("cites")
    if not isinstance(text, str) or not text.strip():
        return None
    named = [cites] if isinstance(cites, str) else cites if isinstance(cites, list) else []
    return Draft(text=text.strip(), cites=tuple(str(name).strip(" []") for name in named))
