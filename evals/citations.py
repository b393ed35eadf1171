"""Whether answers hold only what can be traced: citations that stand in the source, sentences with an owner."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant import frames
from assistant.types import Answer, Citation
from corpus.guidance import PracticeNote
from corpus.normalisation import normalise
from corpus.types import Profile


@dataclass(frozen=True)
class CitationReport:
    """What was found in many answers.

    Attributes:
        answers: How many were read.
        citations: How many citations they hold.
        unresolved: Citations whose id the profile does not have.
        unequal: Citations whose quotation is not what the source prints at the place they name.
        sentences: Texts that are neither quotation nor evidence.
        foreign: Those of them that are neither a practice note nor a fixed sentence.
        misquoted: Words of the person's that do not stand at their place in what was searched.
    """

    answers: int
    citations: int
    unresolved: tuple[str, ...]
    unequal: tuple[str, ...]
    sentences: int
    foreign: tuple[str, ...]
    misquoted: tuple[str, ...]


def citation_report(
    answers: Sequence[Answer], profile: Profile, notes: Mapping[str, PracticeNote]
) -> CitationReport:
    """Read answers against the source text, the practice notes and the fixed sentences.

    The citations are compared with source.txt anew, not by the result that they carry. Answers about
    the profile itself are read for their citations only: their sentences come from its structure.
    """
    cited = [citation for answer in answers for citation in citations_of(answer)]
    known = {node.id for node in profile.nodes}
    advice = [answer for answer in answers if answer.kind != "profile"]
    sentences = [text for answer in advice for text in _sentences(answer)]
    allowed = _owned(profile, notes)
    return CitationReport(
        answers=len(answers),
        citations=len(cited),
        unresolved=tuple(c.node.id for c in cited if c.node.id not in known),
        unequal=tuple(c.node.id for c in cited if not _stands(c, profile)),
        sentences=len(sentences),
        foreign=tuple(text for text in sentences if not allowed.fullmatch(text)),
        misquoted=tuple(text for answer in answers for text in _misquoted(answer)),
    )


def citations_of(answer: Answer) -> Iterator[Citation]:
    """Every citation of an answer."""
    yield from (suggestion.citation for suggestion in answer.suggestions)
    nearest = answer.abstention.nearest if answer.abstention else ()
    for entry in (*answer.also_worth, *answer.entries, *nearest):
        yield entry.citation


def citation_lines(report: CitationReport) -> list[str]:
    """The report as Markdown."""
    lines = [
        "## Citations and sentences",
        "",
        f"{report.answers} answers, {report.citations} citations, {report.sentences} sentences.",
        "",
        "| what | found |",
        "|---|---|",
        f"| citations of an entry that does not exist | {len(report.unresolved)} |",
        f"| quotations that are not what the source prints there | {len(report.unequal)} |",
        f"| sentences that are neither practice note nor fixed | {len(report.foreign)} |",
        f"| words of the person's that stand elsewhere | {len(report.misquoted)} |",
        "",
    ]
    found = (*report.unresolved, *report.unequal, *report.foreign, *report.misquoted)
    return [*lines, *(f"- {text}" for text in found[:20])]


def _stands(citation: Citation, profile: Profile) -> bool:
    printed = profile.source[citation.start : citation.end]
    return bool(printed) and normalise(printed) == normalise(citation.quote)


def _sentences(answer: Answer) -> Iterator[str]:
    yield answer.lead
    if answer.care:
        yield from (answer.care.text, *answer.care.steps)
    for suggestion in answer.suggestions:
        yield suggestion.bridge
        if note := suggestion.note:
            yield from (note.why, note.sign, *note.steps, note.question, note.watch_out)
    if answer.clarification:
        yield answer.clarification.text
        yield from (option.text for option in answer.clarification.options)
    if answer.abstention:
        yield from (answer.abstention.reason, *answer.abstention.would_help)


def _misquoted(answer: Answer) -> Iterator[str]:
    evidence = [suggestion.evidence for suggestion in answer.suggestions]
    evidence += [thread.heard for thread in answer.threads if thread.heard]
    evidence += [answer.care.words] if answer.care and answer.care.words else []
    for words in evidence:
        if answer.query[words.start : words.end] != words.text:
            yield words.text


def _owned(profile: Profile, notes: Mapping[str, PracticeNote]) -> re.Pattern[str]:
    """Matches a practice note's sentence or a fixed one; a gap takes a count, a name or a note's `when`."""
    whole = [
        text
        for note in notes.values()
        for text in (note.why, note.sign, *note.steps, note.question, note.watch_out)
    ]
    when = {related.when for note in notes.values() for related in note.related}
    gaps = {
        "when": "|".join(map(re.escape, sorted(when))) or "$^",
        "title": re.escape(profile.metadata.title.text),
        "unit": re.escape(profile.unit.name),
        "units": rf"[\w-]+ {re.escape(profile.unit.plural)}|{re.escape(profile.unit.plural)}",
        "matters": r"[\w-]+ matters",
        "number": r"-?\d+",
        "shown": r"\w+",
    }
    framed = (
        re.sub(r"\\\{(\w+)\\\}", lambda gap: f"(?:{gaps[gap[1]]})", re.escape(frame))
        for frame in _strings(vars(frames).values())
    )
    return re.compile("|".join([*map(re.escape, whole), *framed]))


def _strings(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from _strings(value)
        elif isinstance(value, dict):
            yield from _strings(v for k, v in value.items() if not str(k).startswith("__"))
