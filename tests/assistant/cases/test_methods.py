"""There is a method for every question, group and time, and it reads as said by a person."""

import re

import pytest

from assistant.cases.methods import task_of
from assistant.cases.running import METHODS, choose_method, run_method
from corpus.cases import Case, Question

TIMES = (5, 8, 14, 20, 30, 45)


def question(kind: str, text: str = "What now?", cast: int = 0) -> Question:
    """A question of this kind."""
    return Question.model_validate(
        {
            "kind": kind,
            "after": 1,
            "cast": ["Ann", "Ben", "Cyd", "Dov"][:cast],
            "text": text,
            "strong_answer": ["night.1"],
            "touches": "the lamp",
            "wrong_turns": ["the oil"],
        }
    )


@pytest.mark.parametrize("kind", ["open", "decide", "reflect", "role play"])
@pytest.mark.parametrize("people", range(2, 61))
def test_something_fits_every_group_and_time(kind: str, people: int) -> None:
    asked = question(kind, cast=3 if kind == "role play" else 0)
    for minutes in TIMES if kind != "reflect" else TIMES[:-1]:
        method = choose_method(asked, people, minutes, turn=0, used=set(), beginners=False)
        run = run_method(method, asked, people, minutes, dilemma="Go, or stay.")
        assert sum(run.groups) == people
        assert sum(step.minutes for step in run.steps) == minutes
        assert min(step.minutes for step in run.steps) >= 1
        assert "{" not in run.how


def test_every_method_is_met_somewhere() -> None:
    asked = [
        question("open"),
        question("open", "Draw a map."),
        question("decide"),
        question("reflect"),
        question("role play", cast=2),
    ]
    met = {
        method.id
        for method in METHODS
        for q in asked
        for people in (2, 3, 12, 20)
        for minutes in (8, 14, 25)
        if method.fits(q, people, minutes)
    }
    assert met == {method.id for method in METHODS}


def test_what_is_asked_for_is_read_from_the_verbs(library: tuple[Case, ...]) -> None:
    assert task_of(question("decide", "Write the page that Tess sends.")) == "make"
    assert task_of(question("decide", "Does Ewan take the boat?")) == "choose"
    assert task_of(question("open", "Why was Sulasay green?")) == "talk"


def test_beginners_are_not_watched_where_there_is_another_way() -> None:
    asked = question("role play", cast=2)
    for turn in range(6):
        method = choose_method(asked, 20, 30, turn=turn, used=set(), beginners=True)
        assert not method.exposed


def test_a_method_is_not_used_twice_where_there_is_another() -> None:
    asked = question("open")
    first = choose_method(asked, 14, 14, turn=0, used=set(), beginners=False)
    second = choose_method(asked, 14, 14, turn=0, used={first.id}, beginners=False)
    assert first.id != second.id


def test_the_time_of_the_story_is_told_from_the_time_of_the_room() -> None:
    asked = question("role play", "Play the next ten minutes.", cast=2)
    method = choose_method(asked, 9, 20, turn=0, used=set(), beginners=False)
    run = run_method(method, asked, 9, 20, dilemma="Go, or stay.")
    assert run.how.endswith(
        "The time named in the question belongs to the story; the clock here is yours."
    )
    assert run.groups == (3, 3, 3)


def test_texts_have_no_double_spaces_and_end_as_sentences() -> None:
    for method in METHODS:
        assert "  " not in method.how
        assert re.search(r"[.}]$", method.how), method.id
