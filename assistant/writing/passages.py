"""What of an answer a model may lean on: the suggested units in the profile's words, and our notes on them."""

from assistant.types import Answer
from assistant.writing.types import Passage
from corpus.guidance import PracticeNote

_NOTE = ":note"


def passages_of(answer: Answer) -> tuple[Passage, ...]:
    """The passages of an answer's suggestions, in the order shown; each note after its unit."""
    found: list[Passage] = []
    for suggestion in answer.suggestions:
        unit = suggestion.citation.node.id
        found.append(Passage(id=unit, kind="profile", text=suggestion.citation.quote))
        if suggestion.note:
            found.append(Passage(id=unit + _NOTE, kind="note", text=note_text(suggestion.note)))
    return tuple(found)


def note_text(note: PracticeNote) -> str:
    """A practice note as running text."""
    sign = f"A sign of it: {note.sign}."
    return " ".join([note.why, sign, *note.steps, note.question, note.watch_out])
