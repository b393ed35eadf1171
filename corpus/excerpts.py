"""A passage as the source prints it, in its surroundings."""

from dataclasses import dataclass

from corpus.types import Profile, Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole lines of the source around a span; before + quote + after are contiguous and unaltered.

    Attributes:
        before: From the start of the first line shown up to the span.
        quote: The span itself, line breaks and broken words included.
        after: From the span to the end of the last line shown.
        first_line: Number of the first line shown, counted from 1.
    """

    before: str
    quote: str
    after: str
    first_line: int


def excerpt(profile: Profile, span: Span, *, context_lines: int = 6) -> Excerpt:
    """The span with up to `context_lines` whole lines of the source on either side."""
    source = profile.source
    start = source.rfind("\n", 0, span.start) + 1
    for _ in range(context_lines):
        start = source.rfind("\n", 0, max(0, start - 1)) + 1
    end = _line_end(source, span.end)
    for _ in range(context_lines):
        end = _line_end(source, min(end + 1, len(source)))
    return Excerpt(
        before=source[start : span.start],
        quote=source[span.start : span.end],
        after=source[span.end : end],
        first_line=source.count("\n", 0, start) + 1,
    )


def _line_end(source: str, at: int) -> int:
    found = source.find("\n", at)
    return len(source) if found < 0 else found
