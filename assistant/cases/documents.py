"""A document as blocks, before it is Markdown, Word or PDF."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_EMPHASIS = re.compile(r"\*([^*\n]+)\*")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the document's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `quiet` ones are set smaller, where that is possible."""

    runs: Runs
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The profile's words, and where to check them."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the head. `widths` are relative."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Room to write by hand."""

    count: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Bullets | Quote | Table | WritingLines | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A title for the file's properties, and what is printed."""

    title: str
    blocks: tuple[Block, ...]


def plain(text: str) -> Runs:
    """Words without a style."""
    return (Run(text),)


def labelled(label: str, text: str) -> Runs:
    """`**Label.** Words`."""
    return (Run(f"{label} ", bold=True), Run(text))


def emphasised(text: str) -> Runs:
    """Words in which `*…*` is emphasis, as in the library's cases."""
    pieces = _EMPHASIS.split(text)
    return tuple(Run(p, italic=bool(at % 2)) for at, p in enumerate(pieces) if p)


def paragraphs(text: str) -> list[Paragraph]:
    """Paragraphs of a text in which blank lines part them."""
    return [Paragraph(emphasised(" ".join(p.split()))) for p in text.split("\n\n") if p.strip()]


def bullets(texts: Iterable[str]) -> Bullets:
    """A list of plain sentences."""
    return Bullets(tuple(plain(text) for text in texts))


def document(title: str, blocks: Sequence[Block]) -> Document:
    """A document of these blocks."""
    return Document(title, tuple(blocks))
