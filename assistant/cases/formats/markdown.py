"""A document as Markdown (CommonMark with tables)."""

import re

from assistant.cases.documents import (
    Block,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Runs,
    Table,
    WritingLines,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_AT_START = re.compile(r"^(#{1,6}|[-+]|\d+[.)])(?=\s)")


def to_markdown(document: Document) -> str:
    """The document as text, ending in a line break."""
    return "\n\n".join(_block(block) for block in document.blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_escaped(text)}"
        case Paragraph(runs, quiet):
            text = _runs(runs)
            return f"*{text}*" if quiet else _AT_START.sub(r"\\\1", text)
        case Bullets(items):
            return "\n".join(f"- {_runs(item)}" for item in items)
        case Quote(text, source):
            return f"> “{_escaped(text)}”\n>\n> {_escaped(source)}"
        case Table(head, rows):
            lines = [head, tuple("---" for _ in head), *rows]
            return "\n".join(
                f"| {' | '.join(c if c == '---' else _escaped(c) for c in line)} |"
                for line in lines
            )
        case WritingLines(count):
            return "\n\n".join("…" * 40 for _ in range(count))
        case PageBreak():
            return "---"


def _runs(runs: Runs) -> str:
    return "".join(_styled(r.text, "**" if r.bold else "*" if r.italic else "") for r in runs)


def _styled(text: str, mark: str) -> str:
    """Marks stand directly at the words, spaces outside of them."""
    words = text.strip()
    if not mark or not words:
        return _escaped(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{_escaped(words)}{mark}{after}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
