"""From a message to a cited answer."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.answering import Assistant
from assistant.errors import MessageInvalid
from assistant.types import Response, Suggestion, Turn
from corpus.guidance import load_guidance
from corpus.loading import SHIPPED_PROFILE
from corpus.types import Profile
from index.heads import Head
from index.learned import Learned, LearnedManifest
from index.scope import ScopeModel
from tests.fakes import FakeEmbedder

DISTRESS = "grow-and-sustain-relationships.4"
MESSAGE = (
    "Our steering group is tired. We must regulate distress in relationships by creating space for "
    "stakeholders to discuss challenges and dispute assumptions when conflict emerges. Lunch was cold, "
    "as everybody said."
)


def suggestions_of(assistant: Assistant, message: str) -> list[Suggestion]:
    """All suggestions of an answer, in the order shown."""
    return list(assistant.ask(message).answer.suggestions)


def refusing(
    assistant: Assistant, threshold: float, calibration: tuple[float, float] | None = None
) -> Assistant:
    """The same assistant with a decision that gives every message a probability of 0.5."""
    scope = ScopeModel((0.0,) * 64, 0.0, threshold, 20, 20, 0.5, 0.0, 0.0)
    units = assistant.index.units
    words = assistant.index.store.vectors_of(units)
    own = np.eye(len(units), dtype=np.float32)
    head = Head(units, words, own, calibration)
    manifest = LearnedManifest(
        embedder="fake",
        base_fingerprint="fake",
        profile="ispp",
        situations_sha256="none",
        messages=0,
        units=list(units),
        seed=1,
        files={},
    )
    learned = Learned(head, scope, None, None, None, manifest)
    index = replace(assistant.index, learned=learned)
    return Assistant(
        assistant.profile,
        index,
        FakeEmbedder(),
        suggestions=3,
        also_worth=2,
        max_message_chars=600,
    )


def test_a_situation_gets_the_closest_activity_first(assistant: Assistant) -> None:
    first = suggestions_of(assistant, MESSAGE)[0]
    assert first.citation.node.id == DISTRESS
    assert first.rank == 1


def test_the_evidence_is_the_sentence_that_led_there_and_its_place_is_right(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(MESSAGE).answer
    first = suggestions_of(assistant, MESSAGE)[0]
    assert first.evidence.text.startswith("We must regulate distress")
    assert answer.query[first.evidence.start : first.evidence.end] == first.evidence.text


def test_a_later_turn_is_read_with_those_before_it(assistant: Assistant) -> None:
    alone = assistant.ask("And what if she refuses?")
    together = assistant.ask("And what if she refuses?", [Turn(MESSAGE)])

    def place(response: Response) -> int:
        return [unit for unit, _ in response.ranking].index(DISTRESS)

    assert together.answer.query == f"{MESSAGE}\n\nAnd what if she refuses?"
    assert place(together) < place(alone)
    for suggestion in together.answer.suggestions:
        shown = suggestion.evidence
        assert together.answer.query[shown.start : shown.end] == shown.text


def test_a_question_about_the_profile_is_read_alone(assistant: Assistant) -> None:
    answer = assistant.ask("What are the guiding principles?", [Turn(MESSAGE)]).answer
    assert answer.kind == "profile"
    assert answer.query == "What are the guiding principles?"


def test_every_suggestion_brings_its_practice_note(assistant: Assistant) -> None:
    notes = load_guidance(SHIPPED_PROFILE, assistant.profile)
    for suggestion in suggestions_of(assistant, MESSAGE):
        assert suggestion.note == notes[suggestion.citation.node.id]


def test_every_quotation_is_the_profiles_and_was_checked(
    assistant: Assistant, profile: Profile
) -> None:
    for suggestion in suggestions_of(assistant, MESSAGE):
        citation = suggestion.citation
        assert citation.quote == profile.node(citation.node.id).text
        assert citation.check in ("exact", "normalised")
        assert (citation.start, citation.end) == (
            profile.node(citation.node.id).span.start,
            profile.node(citation.node.id).span.end,
        )


@pytest.mark.parametrize(
    ("calibration", "shown"),
    [
        ((0.0, 5.0), 3),  # all are likely: as many as the setting allows
        ((0.0, -1.0), 2),  # none is likely, all are possible
        ((0.0, -5.0), 1),  # none is even possible: the best one all the same
        ((20.0, -15.0), 1),  # one is certain, no other is possible
    ],
)
def test_as_many_are_suggested_as_are_likely_to_help(
    assistant: Assistant, calibration: tuple[float, float], shown: int
) -> None:
    message = assistant.profile.units[0].text
    answer = refusing(assistant, 0.0, calibration).ask(message).answer
    suggested = answer.suggestions
    assert len(suggested) == shown
    assert suggested[0].citation.node.id == assistant.profile.units[0].id
    assert len(answer.also_worth) == 2


def test_every_suggestion_says_where_it_belongs(assistant: Assistant) -> None:
    answer = assistant.ask(MESSAGE).answer
    for suggestion in answer.suggestions:
        assert [node.kind for node in suggestion.path] == ["domain", "competency"]
        assert suggestion.citation.node.id.rpartition(".")[0] == suggestion.path[-1].id
    assert [s.rank for s in answer.suggestions] == [1, 2, 3]
    assert len(answer.also_worth) == 2


def test_the_ranking_holds_every_unit_once_best_first(
    assistant: Assistant, profile: Profile
) -> None:
    ranking = assistant.ask(MESSAGE).ranking
    assert sorted(name for name, _ in ranking) == sorted(unit.id for unit in profile.units)
    scores = [score for _, score in ranking]
    assert scores == sorted(scores, reverse=True)


def test_a_quotation_that_no_longer_matches_the_source_is_withheld(assistant: Assistant) -> None:
    profile = assistant.profile
    nodes = tuple(
        replace(n, text=n.text.replace("distress", "success")) if n.id == DISTRESS else n
        for n in profile.nodes
    )
    altered = Assistant(
        replace(profile, nodes=nodes),
        assistant.index,
        FakeEmbedder(),
        suggestions=3,
        also_worth=2,
        max_message_chars=600,
    )
    answer = altered.ask(MESSAGE).answer
    shown = [s.citation.node.id for s in answer.suggestions]
    assert DISTRESS not in shown
    assert answer.notices == (
        "One quotation was left out: the words no longer match the source text.",
    )


def test_below_the_threshold_it_says_so_and_names_the_nearest(assistant: Assistant) -> None:
    answer = refusing(assistant, threshold=0.6).ask(MESSAGE).answer
    assert answer.kind == "abstention"
    assert answer.answerable == 0.5
    assert not answer.threads
    assert answer.abstention is not None
    assert answer.abstention.nearest[0].citation.node.id == DISTRESS
    assert answer.abstention.would_help


def test_at_the_threshold_it_answers(assistant: Assistant) -> None:
    answer = refusing(assistant, threshold=0.5).ask(MESSAGE).answer
    assert (answer.kind, answer.answerable) == ("suggestions", 0.5)


def test_without_examples_the_probability_is_unknown(assistant: Assistant) -> None:
    assert assistant.ask(MESSAGE).answer.answerable is None


def test_a_question_about_the_profile_is_answered_from_its_structure(assistant: Assistant) -> None:
    answer = assistant.ask("List the facilitation activities").answer
    assert answer.kind == "profile"
    assert [e.citation.node.id for e in answer.entries] == [
        f"facilitation.{n}" for n in range(1, 8)
    ]
    assert answer.answerable == 1.0


def test_an_id_that_does_not_exist_is_not_answered(assistant: Assistant) -> None:
    answer = assistant.ask("cite activity 99.9").answer
    assert (answer.kind, answer.answerable) == ("abstention", 0.0)
    assert "99.9" in answer.lead


@pytest.mark.parametrize("message", ["", "   ", "\u200b\u200b", "\x00\x01"])
def test_a_message_with_nothing_readable_is_refused(assistant: Assistant, message: str) -> None:
    with pytest.raises(MessageInvalid, match="empty"):
        assistant.ask(message)


def test_a_message_that_is_too_long_is_refused_with_both_lengths(assistant: Assistant) -> None:
    with pytest.raises(MessageInvalid) as caught:
        assistant.ask("x" * 601)
    assert (caught.value.given, caught.value.expected) == ("601 characters", "at most 600")


def test_a_profile_with_other_levels_works_through_the_whole_of_it(
    tiny_assistant: Assistant, tiny_profile: Profile
) -> None:
    unit = tiny_profile.units[0]
    answer = tiny_assistant.ask(
        f"What shall I do, I should {unit.text.lower()} and nothing more"
    ).answer
    first = answer.suggestions[0]
    assert first.citation.node.id == unit.id
    assert first.citation.node.kind_name == tiny_profile.unit.name
    assert [node.kind for node in first.path] == [level.id for level in tiny_profile.levels[:-1]]


def test_a_search_finds_passages_of_the_kinds_asked_for(assistant: Assistant) -> None:
    hits = assistant.search("full participation of all stakeholders", k=2, kinds=["value"])
    assert [hit.document.metadata["kind"] for hit in hits] == ["value", "value"]
    assert hits[0].score >= hits[1].score


def conversation(assistant: Assistant, message: str) -> Response:
    """What follows on an answer to MESSAGE."""
    shown = tuple(s.citation.node.id for s in suggestions_of(assistant, MESSAGE))
    return assistant.ask(message, [Turn(MESSAGE, shown)])


def test_more_about_one_shows_that_one_with_what_belongs_near_it(assistant: Assistant) -> None:
    shown = [s.citation.node.id for s in suggestions_of(assistant, MESSAGE)]
    response = conversation(assistant, "tell me more about the second")
    assert [s.citation.node.id for s in response.answer.suggestions] == [shown[1]]
    assert response.answer.lead == "More about number 2."
    assert response.ranking[0][0] == shown[1]
    near = [entry.citation.node.id for entry in response.answer.also_worth]
    assert near[0] == shown[1].rpartition(".")[0]
    assert len(response.ranking) == len(assistant.profile.units)


def test_which_first_keeps_the_order_that_was_shown(assistant: Assistant) -> None:
    shown = [s.citation.node.id for s in suggestions_of(assistant, MESSAGE)]
    response = conversation(assistant, "which of those first?")
    assert [s.citation.node.id for s in response.answer.suggestions] == shown
    assert [name for name, _ in response.ranking[:3]] == shown


def test_a_number_that_was_not_shown_is_said_so(assistant: Assistant) -> None:
    answer = conversation(assistant, "explain the fourth one").answer
    assert answer.lead.startswith("There were three suggestions, and none with the number 4.")
    assert len(answer.suggestions) == 3


def test_why_shows_the_words_that_led_there(assistant: Assistant) -> None:
    answer = conversation(assistant, "why the first?").answer
    assert answer.lead.startswith("Number 1 is here because")
    assert answer.suggestions[0].evidence.text.startswith("We must regulate distress")


@pytest.mark.parametrize(
    ("message", "beginning"),
    [("hello", "Hello."), ("thank you!", "You're welcome."), ("what can you do?", "You describe")],
)
def test_a_courtesy_gets_one(assistant: Assistant, message: str, beginning: str) -> None:
    answer = assistant.ask(message).answer
    assert (answer.kind, answer.answerable, answer.threads) == ("courtesy", 0.0, ())
    assert answer.lead.startswith(beginning)


def test_identifiers_in_a_message_are_named(assistant: Assistant) -> None:
    answer = assistant.ask("Dr Lena Vogt left our steering group.").answer
    assert [i.text for i in answer.identifiers] == ["Dr Lena Vogt"]


def test_an_option_that_was_chosen_puts_its_unit_first(assistant: Assistant) -> None:
    sign = load_guidance(SHIPPED_PROFILE, assistant.profile)["facilitation.1"].sign
    before = assistant.ask(MESSAGE)
    response = assistant.ask(sign, [Turn(MESSAGE)])
    assert response.answer.query == MESSAGE
    assert response.ranking[0][0] == "facilitation.1"
    others = [unit for unit, _ in before.ranking if unit != "facilitation.1"]
    assert [unit for unit, _ in response.ranking[1:]] == others
    scores = [score for _, score in response.ranking]
    assert scores == sorted(scores, reverse=True)
    assert "facilitation.1" in [s.citation.node.id for s in response.answer.suggestions]
