"""A document as PDF, to be printed. Set in DejaVu, which holds the letters of every name in the library."""

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cases.documents import (
    Block,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    WritingLines,
)

if TYPE_CHECKING:
    from fpdf import FPDF

_FONT = "DejaVu"
_FACES = {"": "", "B": "-Bold", "I": "-Oblique"}
_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)  # the same file every time
_MARGIN = 20.0  # millimetres, like the rest
_INDENT = 6.0
_BODY, _QUIET = 10.0, 8.0  # points
_HEADINGS = {1: 17.0, 2: 13.0, 3: 11.0}
_LEADING = 0.53  # millimetres of line height for each point
_ROOM_FOR_A_LINE = 9.0
_KEEP = 30.0  # a heading this near the foot of a page moves to the next


def to_pdf(document: Document) -> bytes:
    """The document as .pdf; the same document gives the same bytes."""
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_title(document.title)
    pdf.set_lang("en-GB")
    pdf.set_creation_date(_WRITTEN)
    pdf.set_margin(_MARGIN)
    pdf.set_auto_page_break(True, margin=_MARGIN)
    for style, face in _FACES.items():
        pdf.add_font(_FONT, style, _font_file(face))
    pdf.add_page()
    for block in document.blocks:
        _add(pdf, block)
    return bytes(pdf.output())


def _font_file(face: str) -> Path:
    """Of the DejaVu family, which matplotlib brings along."""
    spec = find_spec("matplotlib")
    folder = Path(spec.origin or "").parent if spec else Path()
    return folder / "mpl-data" / "fonts" / "ttf" / f"DejaVuSans{face}.ttf"


def _add(pdf: "FPDF", block: Block) -> None:
    match block:
        case Heading(level, text):
            if pdf.will_page_break(_KEEP):
                pdf.add_page()
            size = _HEADINGS[level]
            pdf.ln(size * 0.15)
            _write(pdf, (Run(text, bold=True),), size)
        case Paragraph(runs, quiet):
            _write(pdf, runs, _QUIET if quiet else _BODY)
        case Bullets(items):
            for item in items:
                _write(pdf, item, _BODY, indent=_INDENT, mark="•")
        case Quote(text, source):
            _write(pdf, (Run(f"“{text}”", italic=True),), _BODY, indent=_INDENT)
            _write(pdf, (Run(source),), _QUIET, indent=_INDENT)
        case Table():
            _add_table(pdf, block)
        case WritingLines(count):
            _add_lines(pdf, count)
        case PageBreak():
            pdf.add_page()


def _write(pdf: "FPDF", runs: Runs, size: float, *, indent: float = 0, mark: str = "") -> None:
    height = size * _LEADING
    pdf.set_left_margin(_MARGIN + indent)
    if mark:
        pdf.set_font(_FONT, "", size)
        pdf.set_x(_MARGIN + indent / 3)
        pdf.cell(indent * 2 / 3, height, mark)
    pdf.set_x(_MARGIN + indent)
    for run in runs:
        pdf.set_font(_FONT, "B" if run.bold else "I" if run.italic else "", size)
        pdf.write(height, run.text)
    pdf.set_left_margin(_MARGIN)
    pdf.ln(height + size * 0.18)


def _add_table(pdf: "FPDF", table: Table) -> None:
    pdf.set_font(_FONT, "", _QUIET)
    with pdf.table(
        col_widths=table.widths, line_height=_QUIET * _LEADING, text_align="LEFT", padding=0.8
    ) as laid:
        for cells in (table.head, *table.rows):
            row = laid.row()
            for cell in cells:
                row.cell(cell)
    pdf.ln(3)


def _add_lines(pdf: "FPDF", count: int) -> None:
    for _ in range(count):
        if pdf.will_page_break(_ROOM_FOR_A_LINE):
            pdf.add_page()
        pdf.ln(_ROOM_FOR_A_LINE)
        pdf.set_draw_color(160)
        pdf.line(_MARGIN, pdf.get_y(), pdf.w - _MARGIN, pdf.get_y())
    pdf.ln(4)
