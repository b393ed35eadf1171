"""The one normalisation between the source as extracted and the text as a reader should see it."""

import re

SOFT_HYPHEN = "\u00ac"
_BROKEN_BY_SOFT_HYPHEN = re.compile(rf"(?<=\w){SOFT_HYPHEN}(?=\w)")
_BROKEN_AT_LINE_END = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[^\W\d_])")
_WHITESPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Mend what the extraction from two-column pages broke, and nothing else.

    1. A soft hyphen (U+00AC in this source) between two letters goes.
    2. A hyphen between two letters at a line end goes together with the line break. The source
       breaks no genuine compound there; `corpus check` would show it as an altered word.
    3. Every run of whitespace becomes one space; leading and trailing whitespace goes.
    """
    text = _BROKEN_BY_SOFT_HYPHEN.sub("", text)
    text = _BROKEN_AT_LINE_END.sub("", text)
    return _WHITESPACE.sub(" ", text).strip()
