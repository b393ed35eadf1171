"""Sentences are found in a stream, however it is cut."""

import pytest

from assistant.writing.reading import DraftReader
from assistant.writing.types import Draft
from tests.assistant.writing.scripted import in_pieces, line

TRICKY = 'He said {"no"} \\ and left.'


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_pieces_may_be_cut_anywhere(size: int) -> None:
    reader = DraftReader()
    text = "Sure {here: " + line(TRICKY, "a", "b:note") + "}{" + line("Two.", "c")
    found = [draft for piece in in_pieces(text, size) for draft in reader.feed(piece)]
    assert found == [
        Draft(text=TRICKY, cites=("a", "b:note")),
        Draft(text="Two.", cites=("c",)),
    ]


@pytest.mark.parametrize(
    ("written", "cites"),
    [
        ('{"text": "One.", "cites": "a"}', ("a",)),
        ('{"text": "One.", "cites": ["[a]"]}', ("a",)),
        ('{"text": "One.", "cites": null}', ()),
        ('{"text": "One."}', ()),
    ],
)
def test_citations_are_read_in_the_forms_that_models_use(
    written: str, cites: tuple[str, ...]
) -> None:
    assert DraftReader().feed(written) == [Draft(text="One.", cites=cites)]


@pytest.mark.parametrize(
    "written", ['{"text": " "}', '{"texts": "One."}', "{}", '{"text": "One.', "}"]
)
def test_what_is_no_sentence_is_passed_over(written: str) -> None:
    assert DraftReader().feed(written) == []
