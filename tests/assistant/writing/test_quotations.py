"""Words in quotation marks are found, and compared with what they are said to come from."""

import pytest

from assistant.writing.quotations import quotations, stands_in

SOURCE = "Bring people \u201ctogether\u201d, and don\u2019t let the strong\nside decide."


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ('It says "one", and \u201ctwo words\u201d.', ("one", "two words")),
        ("It says \u2018don\u2019t wait\u2019 here.", ("don\u2019t wait",)),
        ("The team's plan isn't 'ready yet', she said.", ("ready yet",)),
        ('Never "closed', ("closed",)),
        ("The partners' plan and the teams' hopes.", ()),
    ],
)
def test_every_kind_of_mark_is_seen(sentence: str, found: tuple[str, ...]) -> None:
    assert quotations(sentence) == found


@pytest.mark.parametrize(
    ("quotation", "stands"),
    [
        ("don't let the strong side decide.", True),
        ("BRING PEOPLE", True),
        ("the strong side,", True),
        ("the strong sid", False),
        ("let the weak side decide", False),
        ("...", False),
    ],
)
def test_words_must_stand_there_whole(quotation: str, stands: bool) -> None:
    assert stands_in(quotation, [SOURCE]) is stands
