"""What the facilitator gets: preparation, agenda, every question with its answer key, debrief, coverage."""

from collections.abc import Iterator

from assistant.cases.documents import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Quote,
    Run,
    Table,
    bullets,
    document,
    labelled,
    plain,
)
from assistant.cases.texts import notes as texts
from assistant.cases.types import AgendaItem, Checkpoint, Guide, GuideQuestion
from assistant.types import Citation
from assistant.wording import capitalised, listed


def notes_of(guide: Guide) -> Document:
    """The facilitator's document."""
    return document(texts.TITLE.format(title=guide.case.title), list(_blocks(guide)))


def _blocks(guide: Guide) -> Iterator[Block]:
    yield Heading(1, texts.TITLE.format(title=guide.case.title))
    yield from _at_a_glance(guide)
    yield from _purposes(guide)
    yield from _preparation(guide)
    yield from _agenda(guide)
    yield from _run_through(guide)
    yield from _people(guide)
    yield from _cautions(guide)
    yield from _coverage(guide)
    yield from _sources(guide)


def _at_a_glance(guide: Guide) -> Iterator[Block]:
    request, case = guide.request, guide.case
    for_whom = texts.FOR_WHOM.format(audience=request.audience) if request.audience else ""
    for_whom += texts.AT_WORK.format(setting=request.setting) if request.setting else ""
    session = texts.SESSION_LINE.format(
        group=request.group,
        minutes=request.minutes,
        for_whom=for_whom,
        difficulty=case.difficulty,
    )
    yield Paragraph(labelled(texts.SESSION, session))
    yield Paragraph(labelled(texts.CASE, f"{capitalised(case.setting)}. {case.country}."))
    yield Paragraph(labelled(texts.FIT, guide.fit.said))
    if guide.fit.offers:
        yield Paragraph(plain(texts.OFFERS))
        yield Bullets(
            tuple(
                plain(
                    f"“{offer.title}” ({offer.case_id}): {listed(offer.exercises) or texts.NOTHING}"
                )
                for offer in guide.fit.offers
            )
        )
    yield Paragraph(plain(" ".join(guide.labels)), quiet=True)


def _purposes(guide: Guide) -> Iterator[Block]:
    yield Heading(2, texts.PURPOSES[len(guide.purposes) - 1])
    for purpose in guide.purposes:
        yield Paragraph(plain(purpose.text))
        if purpose.activity:
            yield from _quotes(guide, (purpose.activity,))
            yield Paragraph(labelled(texts.MOMENT, purpose.moment or ""))


def _preparation(guide: Guide) -> Iterator[Block]:
    ready = guide.preparation
    yield Heading(2, texts.BEFORE)
    yield Bullets(
        (
            *(
                labelled(texts.ROOM, text) if at == 0 else plain(text)
                for at, text in enumerate(ready.room)
            ),
            labelled(texts.MATERIALS, f"{capitalised('; '.join(ready.materials))}."),
            *(
                labelled(texts.COPIES, text) if at == 0 else plain(text)
                for at, text in enumerate(ready.copies)
            ),
            *(
                labelled(texts.READING, text) if at == 0 else plain(text)
                for at, text in enumerate(ready.reading)
            ),
        )
    )


def _agenda(guide: Guide) -> Iterator[Block]:
    yield Heading(2, texts.AGENDA)
    yield Table(
        head=texts.AGENDA_HEAD,
        rows=tuple(
            (_clock(item.start), str(item.minutes), item.title, _steps(item))
            for item in guide.agenda
        ),
        widths=(2, 2, 9, 11),
    )
    yield Paragraph(plain(texts.TOTAL.format(minutes=sum(item.minutes for item in guide.agenda))))


def _steps(item: AgendaItem) -> str:
    return "; ".join(f"{step.what} {step.minutes}" for step in item.steps)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _run_through(guide: Guide) -> Iterator[Block]:
    yield Heading(2, texts.RUN_THROUGH)
    questions = {question.number: question for question in guide.questions}
    waiting = list(guide.checkpoints)
    for item in guide.agenda:
        while waiting and waiting[0].at <= item.start:
            yield from _checkpoint(waiting.pop(0), guide)
        yield Heading(3, f"{_clock(item.start)} {item.title} ({_minutes(item.minutes)})")
        if item.question:
            yield from _question(guide, questions[item.question])
            continue
        yield Paragraph(plain(item.how))
        if item.kind == "opening":
            yield Paragraph((Run(texts.IN_MIND, bold=True),))
            yield bullets(guide.cautions)
        if item.kind == "debrief":
            yield from _debrief(guide)


def _minutes(count: int) -> str:
    return f"{count} minutes"


def _checkpoint(checkpoint: Checkpoint, guide: Guide) -> Iterator[Block]:
    number = guide.checkpoints.index(checkpoint) + 1
    yield Heading(3, texts.CHECKPOINT.format(number=number, clock=_clock(checkpoint.at)))
    yield Bullets(
        (
            labelled(texts.LOOK_FOR, checkpoint.look_for),
            labelled(texts.IF_MISSING, checkpoint.if_missing),
            labelled(texts.TIME, checkpoint.time),
        )
    )


def _question(guide: Guide, question: GuideQuestion) -> Iterator[Block]:
    yield Paragraph((Run(question.text, bold=True),))
    yield Paragraph(labelled(texts.HOW, question.method.how))
    steps = ", ".join(f"{step.what} {step.minutes}" for step in question.method.steps)
    yield Paragraph(labelled(texts.MINUTES, f"{steps}."))
    yield Paragraph(labelled(texts.STRONG, question.strong_answer))
    yield from _quotes(guide, question.answer_key)
    yield Paragraph((Run(texts.WRONG_TURNS, bold=True),))
    yield bullets(question.wrong_turns)
    if question.follow_up:
        yield Paragraph(labelled(texts.FOLLOW_UP, question.follow_up))


def _debrief(guide: Guide) -> Iterator[Block]:
    for step in guide.debrief:
        minutes = "1 minute" if step.minutes == 1 else _minutes(step.minutes)
        yield Paragraph((Run(f"{step.name} ({minutes})", bold=True),))
        yield bullets(step.questions)


def _people(guide: Guide) -> Iterator[Block]:
    yield Heading(2, texts.PEOPLE)
    yield Table(
        head=texts.PEOPLE_HEAD,
        rows=tuple(
            (f"{p.name}. {capitalised(p.role)}", capitalised(p.wants), capitalised(p.power))
            for p in guide.case.people
        ),
        widths=(8, 8, 8),
    )


def _cautions(guide: Guide) -> Iterator[Block]:
    yield Heading(2, texts.WHEN)
    yield Bullets(tuple(labelled(f"{when.happens}.", when.do) for when in guide.whens))
    yield Heading(2, texts.EQUITY)
    yield Paragraph(plain(guide.culture_and_equity))


def _coverage(guide: Guide) -> Iterator[Block]:
    yield Heading(2, texts.COVERAGE)
    yield Table(
        head=texts.COVERAGE_HEAD,
        rows=tuple(
            (
                f"{row.label} ({row.activity_id})",
                texts.YES if row.wanted else "",
                row.where,
            )
            for row in guide.coverage
        ),
        widths=(11, 3, 10),
    )


def _sources(guide: Guide) -> Iterator[Block]:
    yield Heading(2, texts.SOURCES)
    yield Paragraph(plain(f"{guide.profile.citation} ({guide.profile.version})"))
    yield Paragraph(plain(guide.profile.rights))
    yield bullets((*guide.labels, *guide.notices))


def _quotes(guide: Guide, units: tuple[str, ...]) -> Iterator[Block]:
    by_id: dict[str, Citation] = {c.node.id: c for c in guide.citations}
    for unit in units:
        if citation := by_id.get(unit):
            yield Quote(
                citation.quote,
                texts.SOURCE_LINE.format(
                    label=citation.node.label,
                    id=citation.node.id,
                    lines=_lines(citation),
                    check=citation.check,
                ),
            )


def _lines(citation: Citation) -> str:
    if citation.first_line == citation.last_line:
        return f"line {citation.first_line}"
    return f"lines {citation.first_line}-{citation.last_line}"
