"""A question back is asked only where it would change the order."""

from dataclasses import dataclass

import pytest

from assistant.clarifying import chosen, clarify
from corpus.guidance import load_guidance
from corpus.loading import SHIPPED_PROFILE
from corpus.types import Node, Profile


@dataclass(frozen=True)
class Unit:
    """A unit with a probability."""

    node: Node
    relevance: float | None


def ranked(profile: Profile, *scored: tuple[str, float | None]) -> list[Unit]:
    return [Unit(profile.node(name), relevance) for name, relevance in scored]


def test_two_that_are_close_under_other_parents_are_asked_about(profile: Profile) -> None:
    notes = load_guidance(SHIPPED_PROFILE, profile)
    close = ranked(profile, ("brokering.1", 0.71), ("brokering.2", 0.7), ("facilitation.1", 0.69))
    question = clarify(close, notes)
    assert question is not None
    assert [option.unit for option in question.options] == ["brokering.1", "facilitation.1"]
    assert question.options[0].text == notes["brokering.1"].sign


@pytest.mark.parametrize(
    "scored",
    [
        [("brokering.1", 0.71), ("facilitation.1", 0.6)],  # not close
        [("brokering.1", 0.71), ("brokering.2", 0.7)],  # the same parent
        [("brokering.1", 0.31), ("facilitation.1", 0.3)],  # neither is likely
        [("brokering.1", None), ("facilitation.1", None)],  # nothing is known
    ],
)
def test_nothing_is_asked_where_the_order_would_stand(
    profile: Profile, scored: list[tuple[str, float | None]]
) -> None:
    assert clarify(ranked(profile, *scored), load_guidance(SHIPPED_PROFILE, profile)) is None


def test_without_notes_there_is_nothing_to_ask_with(profile: Profile) -> None:
    close = ranked(profile, ("brokering.1", 0.71), ("facilitation.1", 0.7))
    assert clarify(close, {}) is None


def test_a_sign_said_back_chooses_its_unit(profile: Profile) -> None:
    notes = load_guidance(SHIPPED_PROFILE, profile)
    sign = notes["facilitation.1"].sign
    assert chosen(f"“{sign.upper()}.”", notes) == "facilitation.1"
    assert chosen("something else", notes) is None
    signs = [note.sign.casefold() for note in notes.values()]
    assert len(set(signs)) == len(signs)
