"""Documents open again, with their letters right, and are the same each time."""

import io
from typing import get_args

import docx
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from assistant.cases.documents import (
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Table,
    WritingLines,
    emphasised,
    plain,
)
from assistant.cases.exporting import Format, Part, export
from assistant.cases.formats.markdown import to_markdown
from assistant.cases.guiding import GuideMaker
from assistant.cases.request import CaseRequest
from assistant.cases.types import Guide

HARD_NAMES = "Sơn Thị Sa Rươl, Đỗ Thu Hằng, Dulamsüren, Aïssata, Jørn, Nguyễn Thị Út"


@pytest.fixture(scope="module")
def guide(maker: GuideMaker) -> Guide:
    """A session on a case with many diacritics."""
    return maker.make(CaseRequest(case="ducks-in-the-dry-field", group=14))


def words_of(content: bytes, form: str) -> str:
    """The text of a document, whatever its form."""
    if form == "md":
        return content.decode()
    if form == "docx":
        word = docx.Document(io.BytesIO(content))
        cells = [c.text for t in word.tables for row in t.rows for c in row.cells]
        return "\n".join([*(p.text for p in word.paragraphs), *cells])
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize("form", ["md", "docx", "pdf"])
@pytest.mark.parametrize("part", get_args(Part))
def test_a_document_opens_again_and_is_the_same_each_time(
    guide: Guide, form: Format, part: Part
) -> None:
    file = export(guide, form, part)
    assert file.name == f"ducks-in-the-dry-field-{part}.{form}"
    assert file.content == export(guide, form, part).content
    text = words_of(file.content, form)
    assert "Sơn Thị Sa Rươl" in text
    assert "Nguyễn Thị Út" in text
    key = guide.questions[0].strong_answer.split(",")[0]
    squeezed = " ".join(text.split())
    assert (key in squeezed) == (part == "notes")
    assert (guide.questions[0].wrong_turns[0][:30] in squeezed) == (part == "notes")


def test_json_is_the_whole_guide(guide: Guide) -> None:
    file = export(guide, "json", "notes")
    assert file.name == "ducks-in-the-dry-field.json"
    assert "Sơn Thị Sa Rươl".encode() in file.content


def test_a_part_begins_on_a_page_of_its_own(guide: Guide) -> None:
    pages = PdfReader(io.BytesIO(export(guide, "pdf", "handout").content)).pages
    starts = [page.extract_text().split("\n")[0] for page in pages]
    assert "2. One key" in starts
    assert "Role cards" in starts
    assert "Back at work" in starts


EVERYTHING = Document(
    "All",
    (
        Heading(1, "A *title*"),
        Paragraph(plain("# no heading, 2 < 3 and a_b|c")),
        Paragraph(emphasised("He wrote: *Good soup.* Twice.")),
        Paragraph((Run("Note ", bold=True), Run("small")), quiet=True),
        Bullets((plain("one"), plain("two"))),
        Quote("verbatim", "here [a.1]"),
        Table(("h",), (("c|d",),), (1,)),
        WritingLines(1),
        PageBreak(),
        Paragraph(plain(HARD_NAMES)),
    ),
)


def test_markdown_shows_what_was_meant() -> None:
    html = MarkdownIt().enable("table").render(to_markdown(EVERYTHING))
    assert "<h1>A *title*</h1>" in html
    assert "<p># no heading, 2 &lt; 3 and a_b|c</p>" in html
    assert "<p>He wrote: <em>Good soup.</em> Twice.</p>" in html
    assert "<li>one</li>" in html
    assert "<td>c|d</td>" in html
    assert "<hr />" in html
    assert HARD_NAMES in html
