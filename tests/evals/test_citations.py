"""What cannot be traced is found."""

from dataclasses import replace

import pytest

from assistant.answering import Assistant
from assistant.types import Answer
from evals.citations import CitationReport, citation_lines, citation_report

MESSAGES = (
    "Our two partners have stopped talking and the board wants to know why, which nobody can say. The "
    "figures are late, nobody reads them when they come, and I have been asked for a plan by Friday.",
    "One of the mothers said she wants to die.",
    "What are the guiding principles?",
    "hello",
    "cite activity 99.9",
)


def read(assistant: Assistant, *answers: Answer) -> CitationReport:
    return citation_report(answers, assistant.profile, assistant.notes)


def test_what_the_assistant_says_can_be_traced(assistant: Assistant) -> None:
    report = read(assistant, *(assistant.ask(message).answer for message in MESSAGES[:4]))
    assert report.answers == 4
    assert report.citations > 10
    assert report.sentences > 10
    found = (report.unresolved, report.unequal, report.foreign, report.misquoted)
    assert found == ((), (), (), ())
    assert "| sentences that are neither practice note nor fixed | 0 |" in citation_lines(report)


@pytest.mark.parametrize("field", ["id", "quote", "bridge", "evidence"])
def test_what_was_altered_is_found(assistant: Assistant, field: str) -> None:
    answer = assistant.ask(MESSAGES[0]).answer
    thread = answer.threads[0]
    shown = thread.suggestions[0]
    altered = {
        "id": replace(
            shown,
            citation=replace(
                shown.citation, node=replace(shown.citation.node, id="co-learning.99")
            ),
        ),
        "quote": replace(shown, citation=replace(shown.citation, quote="Never build trust.")),
        "bridge": replace(shown, bridge="Fire everyone."),
        "evidence": replace(shown, evidence=replace(shown.evidence, text="I never wrote this")),
    }[field]
    rest = thread.suggestions[1:]
    threads = (replace(thread, suggestions=(altered, *rest)), *answer.threads[1:])
    report = read(assistant, replace(answer, threads=threads))
    found = {
        "id": report.unresolved,
        "quote": report.unequal,
        "bridge": report.foreign,
        "evidence": report.misquoted,
    }
    assert len(found.pop(field)) == 1
    assert set(found.values()) == {()}
