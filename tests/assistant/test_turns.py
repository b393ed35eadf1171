"""Turns that want another kind of answer are told apart; everything else is searched."""

import pytest

from assistant.turns import read_turn
from assistant.types import Turn, TurnKind

BEFORE = [Turn("Two partners no longer talk.", ("a.1", "b.2", "c.3"))]


@pytest.mark.parametrize(
    ("message", "kind", "refers"),
    [
        ("tell me more about the second", "more", 2),
        ("Can you explain number 3?", "more", 3),
        ("how would the last one look in practice?", "more", -1),
        ("what about the first?", "more", 1),
        ("ok, more on the third one please", "more", 3),
        ("which of those first?", "order", None),
        ("Of those, which would you do first?", "order", None),
        ("So where do I start?", "order", None),
        ("do I have to do all of them?", "order", None),
        ("why?", "why", None),
        ("why the second one?", "why", 2),
        ("What makes you say so?", "why", None),
        ("Hmm, but why that first?", "why", None),
        ("thanks, but which first?", "order", None),
        ("thanks!", "thanks", None),
        ("Great, thank you so much. That's very helpful.", "thanks", None),
        ("got it, cheers", "thanks", None),
        ("Good morning", "greeting", None),
        ("hello there!", "greeting", None),
        ("what can you do?", "capabilities", None),
        ("Do you keep what I write?", "capabilities", None),
        ("and if she still won't come?", "matter", None),
        ("Why do teachers never come to the second session?", "matter", None),
        ("no, I meant the funders", "matter", None),
        ("Thanks. One other thing: the board wants a plan by Friday.", "matter", None),
        ("Hello, our two partners have stopped talking.", "matter", None),
        ("What do I say first when I see the director?", "matter", None),
    ],
)
def test_a_turn_is_read_for_what_it_does(message: str, kind: TurnKind, refers: int | None) -> None:
    reading = read_turn(message, BEFORE)
    assert (reading.kind, reading.refers) == (kind, refers)


@pytest.mark.parametrize("message", ["which of those first?", "why?", "more about the second"])
def test_nothing_points_at_suggestions_that_were_never_shown(message: str) -> None:
    assert read_turn(message, []).kind == "matter"
    assert read_turn(message, [Turn("Two partners no longer talk.")]).kind == "matter"


def test_what_was_learnt_counts_where_there_is_no_plain_sign() -> None:
    said = "I only have strength for a single one. Pick."
    assert read_turn(said, BEFORE).kind == "matter"
    assert read_turn(said, BEFORE, "order").kind == "order"
    assert read_turn(said, [], "order").kind == "matter"
    assert read_turn("Ta, that's me sorted", [], "thanks").kind == "thanks"
    assert read_turn("word " * 60, BEFORE, "thanks").kind == "matter"
    pointed = read_turn("walk me through the second please, slowly", BEFORE, "more")
    assert (pointed.kind, pointed.refers) == ("more", 2)
