"""A document as a Word file, to be edited."""

import io
import zipfile
from datetime import datetime
from typing import Any

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

_LANGUAGE = "en-GB"
_WRITTEN = datetime(2000, 1, 1)
_QUIET_POINTS = 9
_LINE = "_" * 76


def to_word(document: Document) -> bytes:
    """The document as .docx; the same document gives the same bytes."""
    import docx
    from docx.shared import Cm

    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    properties = word.core_properties
    properties.title, properties.language = document.title, _LANGUAGE
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _WRITTEN
    for block in document.blocks:
        _add(word, block)
    raw = io.BytesIO()
    word.save(raw)
    return _without_times(raw.getvalue())


def _add(word: Any, block: Block) -> None:  # noqa: ANN401 - python-docx builds its classes at run time
    match block:
        case Heading(level, text):
            word.add_heading(text, level=level - 1)
        case Paragraph(runs, quiet):
            _write(word.add_paragraph(), runs, quiet=quiet)
        case Bullets(items):
            for item in items:
                _write(word.add_paragraph(style="List Bullet"), item)
        case Quote(text, source):
            quoted = word.add_paragraph(f"“{text}”", style="Quote")
            quoted.add_run(f"\n{source}").italic = False
        case Table():
            _add_table(word, block)
        case WritingLines(count):
            for _ in range(count):
                word.add_paragraph(_LINE)
        case PageBreak():
            word.add_page_break()


def _write(paragraph: Any, runs: Runs, *, quiet: bool = False) -> None:  # noqa: ANN401 - as above
    from docx.shared import Pt

    for run in runs:
        written = paragraph.add_run(run.text)
        written.bold, written.italic = run.bold, run.italic
        if quiet:
            written.font.size = Pt(_QUIET_POINTS)


def _add_table(word: Any, table: Table) -> None:  # noqa: ANN401 - as above
    from docx.shared import Cm

    added = word.add_table(rows=1, cols=len(table.head), style="Table Grid")
    added.autofit = False
    for cell, text in zip(added.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in table.rows:
        for cell, text in zip(added.add_row().cells, row, strict=True):
            cell.text = text
    unit = 16.4 / sum(table.widths)
    for row in added.rows:
        for cell, width in zip(row.cells, table.widths, strict=True):
            cell.width = Cm(width * unit)
    word.add_paragraph()


def _without_times(packed: bytes) -> bytes:
    """The same archive with the time of writing left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
