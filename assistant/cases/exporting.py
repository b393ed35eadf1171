"""A guide as a file: which document, in which form, under which name."""

from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import TypeAdapter

from assistant.cases.documents import Document
from assistant.cases.formats.markdown import to_markdown
from assistant.cases.formats.pdf import to_pdf
from assistant.cases.formats.word import to_word
from assistant.cases.handout import handout_of
from assistant.cases.notes import notes_of
from assistant.cases.types import Guide

Format = Literal["md", "docx", "pdf", "json"]
Part = Literal["handout", "notes"]
FORMATS: tuple[Format, ...] = get_args(Format)
PARTS: tuple[Part, ...] = get_args(Part)
MEDIA_TYPES: dict[Format, str] = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}
_GUIDE = TypeAdapter(Guide)


@dataclass(frozen=True, slots=True)
class Export:
    """A file: its name and its content."""

    name: str
    content: bytes


def export(guide: Guide, form: Format, part: Part) -> Export:
    """One document of a guide; as JSON, the whole guide, answer key and all."""
    if form == "json":
        return Export(f"{guide.case.id}.json", as_json(guide))
    written = _document(guide, part)
    match form:
        case "md":
            content = to_markdown(written).encode()
        case "docx":
            content = to_word(written)
        case "pdf":
            content = to_pdf(written)
    return Export(f"{guide.case.id}-{part}.{form}", content)


def as_json(guide: Guide) -> bytes:
    """The whole guide, indented, in UTF-8."""
    return _GUIDE.dump_json(guide, indent=2) + b"\n"


def _document(guide: Guide, part: Part) -> Document:
    return handout_of(guide) if part == "handout" else notes_of(guide)
