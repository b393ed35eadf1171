"""What learners get: the case in parts, the questions, role cards, a page to take home. No answers."""

from collections.abc import Iterator

from assistant.cases.documents import (
    Block,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    WritingLines,
    document,
    labelled,
    paragraphs,
    plain,
)
from assistant.cases.texts.handout import TEXTS, HandoutTexts
from assistant.cases.types import CasePart, Guide
from assistant.wording import capitalised, listed

_LINES = 4  # to write on after a question
_LINES_BACK = 2


def handout_of(guide: Guide) -> Document:
    """The learners' document."""
    texts = TEXTS[guide.request.language]
    return document(guide.case.title, list(_blocks(guide, texts)))


def _blocks(guide: Guide, texts: HandoutTexts) -> Iterator[Block]:
    case = guide.case
    yield Heading(1, case.title)
    yield Paragraph((Run(f"{capitalised(case.setting)}. {case.country}.", italic=True),))
    yield Paragraph(labelled(texts.fictional, texts.how_to_read))
    used = [part for part in case.parts if part.reading != "not used"]
    for part in used:
        if part is not used[0]:
            yield PageBreak()
        yield from _part(guide, part, texts)
    if guide.roles:
        yield PageBreak()
        yield from _role_cards(guide, texts)
    yield PageBreak()
    yield Heading(2, texts.back)
    yield Paragraph(plain(texts.back_how))
    for line in texts.back_lines:
        yield Paragraph((Run(f"{line}:", bold=True),))
        yield WritingLines(_LINES_BACK)
    yield Paragraph(plain(guide.labels[0]), quiet=True)


def _part(guide: Guide, part: CasePart, texts: HandoutTexts) -> Iterator[Block]:
    yield Heading(2, f"{part.number}. {part.title}")
    if part.reading == "beforehand":
        yield Paragraph((Run(texts.read_before, italic=True),))
    yield from paragraphs(part.text)
    people = [person for person in guide.case.people if person.part == part.number]
    if people:
        yield Heading(3, texts.people)
        yield Bullets(tuple(labelled(f"{p.name}.", capitalised(p.role)) for p in people))
    for question in guide.questions:
        if question.part == part.number:
            yield Heading(3, texts.question.format(number=question.number))
            yield Paragraph(plain(question.text))
            yield Paragraph((Run(f"{texts.room_to_write}:", italic=True),))
            yield WritingLines(_LINES)


def _role_cards(guide: Guide, texts: HandoutTexts) -> Iterator[Block]:
    yield Heading(2, texts.roles)
    yield Paragraph(plain(texts.roles_how))
    for card in guide.roles:
        numbers = listed([texts.question.format(number=number) for number in card.questions])
        yield Heading(3, f"{card.name} ({numbers})")
        if card.role:
            yield Paragraph(plain(f"{capitalised(card.role)}."))
            yield Paragraph(labelled(f"{texts.role_wants}:", f"{capitalised(card.wants)}."))
            yield Paragraph(labelled(f"{texts.role_power}:", f"{capitalised(card.power)}."))
        else:
            yield Paragraph(plain(texts.role_open))
