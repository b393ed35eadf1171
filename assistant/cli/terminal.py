"""Answers, errors and progress as text in a terminal."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from assistant.types import Abstention, Answer, Citation, Entry, Thread
from assistant.writing.types import Written
from corpus.errors import FieldguideError
from corpus.guidance import PracticeNote

stdout = Console(soft_wrap=False, highlight=False)
stderr = Console(stderr=True, highlight=False)
_WIDTH = 88


def show_error(error: FieldguideError) -> None:
    """What was given, what was expected, what to do; on stderr."""
    stderr.print(Text(error.summary, style="bold red"))
    for name, value in (
        ("given", error.given),
        ("expected", error.expected),
        ("do", error.action),
    ):
        stderr.print(Text.assemble((f"  {name}: ", "bold"), value))


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr; call what it gives with the number done and the total."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=stderr) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def show_answer(answer: Answer) -> None:
    """The whole answer, readable without colour and without knowing JSON."""
    if answer.care:
        _say(answer.care.text, style="bold red")
        _points(answer.care.steps)
        _say("")
    _say(answer.lead, style="bold")
    for thread in answer.threads:
        _thread(thread)
    for entry in answer.entries:
        _entry(entry)
    _also(answer.also_worth)
    if answer.clarification:
        _say("")
        _say(answer.clarification.text)
        _points(option.text for option in answer.clarification.options)
    if answer.abstention:
        _abstention(answer.abstention, answer.lead)
    if answer.written:
        _written(answer.written)
    for notice in answer.notices:
        _say(f"Note: {notice}")
    _say("")
    _say(
        f"{answer.profile.title} ({answer.profile.version}). {answer.profile.endorsement}",
        style="dim",
    )


def _thread(thread: Thread) -> None:
    if thread.heard:
        _say("")
        _say(f"You wrote: “{thread.heard.text}”", style="italic")
    for suggestion in thread.suggestions:
        _say("")
        _say(f"{suggestion.rank}. {suggestion.bridge}", indent=2, style="bold")
        _say(" \u203a ".join(node.label for node in suggestion.path), indent=5, style="cyan")
        _quote(suggestion.citation)
        _note(suggestion.note)


def _written(written: Written) -> None:
    _say("")
    if written.sentences:
        where = "on this machine" if written.local else "elsewhere"
        _say(
            f"Written by a language model ({written.model}, {where}), neither the profile's words nor "
            "our notes; each sentence was checked against what it cites:",
            style="magenta",
        )
    for sentence in written.sentences:
        _say(f"{sentence.text} [{', '.join(sentence.cites)}]", indent=2)
    if written.notice:
        _say(f"Note: {written.notice}")


def _abstention(abstention: Abstention, lead: str) -> None:
    if abstention.reason != lead:
        _say(abstention.reason)
    _say("")
    _say("Nearest all the same:")
    for entry in abstention.nearest:
        _entry(entry)
    _say("")
    _say("If you do have a situation in mind, it would help to know:")
    _points(abstention.would_help)


def _points(texts: Iterable[str]) -> None:
    for text in texts:
        _say(f"- {text}", indent=2)


def _entry(entry: Entry) -> None:
    _say("")
    path = " \u203a ".join(node.label for node in entry.path)
    _say(
        f"{path} \u203a {entry.citation.node.label}" if path else entry.citation.node.label,
        style="cyan",
    )
    _quote(entry.citation)


def _note(note: PracticeNote | None) -> None:
    if note is None:
        return
    _say("Practice note (ours, not the profile's)", indent=5, style="green")
    _say(f"{note.why} A sign of it: “{note.sign}”.", indent=5)
    for step in note.steps:
        _say(f"- {step}", indent=7)
    _say(f"Ask: {note.question}", indent=5)
    _say(f"Watch out: {note.watch_out}", indent=5)


def _also(entries: tuple[Entry, ...]) -> None:
    if entries:
        _say("")
        _say("Also worth a look:")
    for entry in entries:
        _say(f"- {entry.citation.quote} [{entry.citation.node.id}]", indent=2)


def _quote(citation: Citation) -> None:
    _say(f"“{citation.quote}”", indent=5)
    lines = (
        f"line {citation.first_line}"
        if citation.first_line == citation.last_line
        else f"lines {citation.first_line}-{citation.last_line}"
    )
    _say(f"[{citation.node.id}, source {lines}, check: {citation.check}]", indent=5, style="dim")


def _say(text: str, *, indent: int = 0, style: str = "") -> None:
    width = max(20, min(_WIDTH, stdout.width) - indent)
    for line in Text(text, style=style).wrap(stdout, width) or [Text("")]:
        line.rstrip()
        stdout.print(Text(" " * indent) + line)
