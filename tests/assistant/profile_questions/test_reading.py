"""Questions about the profile are told from situations, and answered exactly."""

import pytest

from assistant.profile_questions.answering import answer_question
from assistant.profile_questions.reading import read_question
from assistant.profile_questions.types import (
    AboutProfile,
    CountAll,
    Describe,
    Exists,
    ListAll,
    ListEach,
    Locate,
    Mentions,
    Pick,
    UnknownId,
)
from assistant.profile_questions.vocabulary import Vocabulary
from corpus.types import Profile


@pytest.fixture(scope="module")
def vocabulary(profile: Profile) -> Vocabulary:
    """Of the shipped profile."""
    return Vocabulary(profile)


QUESTIONS: list[tuple[str, type, list[str]]] = [
    ("list the facilitation activities", ListAll, [f"facilitation.{n}" for n in range(1, 8)]),
    (
        "What are the guiding principles?",
        ListAll,
        [
            "principle.empathy",
            "principle.curiosity",
            "principle.commitment",
            "principle.methodical",
            "principle.transdisciplinary",
        ],
    ),
    ("could you please show me all the domains", ListAll, ["co-creation", "ongoing-improvement", "sustaining-change"]),
    ("how many activities are there under brokering?", CountAll, ["brokering.1", "brokering.2", "brokering.3"]),
    ("which competencies are in ongoing improvement", ListAll, ["assess-need-and-context", "apply-implementation-science", "conduct-improvement-cycles"]),
    ("What is brokering?", Describe, ["brokering", "brokering.1", "brokering.2", "brokering.3"]),
    ("quote brokering.2", Describe, ["brokering.2"]),
    ("what is the second activity under brokering?", Pick, ["brokering.2"]),
    ("which domain does co-design belong to?", Locate, ["co-creation", "co-design"]),
    ("what does it say about adaptive capacity", Describe, ["capacity.adaptive"]),
    ("Is there a competency called brokering?", Exists, ["brokering", "brokering.1", "brokering.2", "brokering.3"]),
    ("Is there a competency called communication?", Exists, ["address-power-differentials", "facilitation.7"]),
    ("what does the profile say about appreciative inquiry?", Mentions, ["cultivate-leadership.2"]),
    ("what does the profile say about unicorns?", Mentions, []),
    ("compare the activities of brokering and co-design", ListEach, ["brokering.1", "brokering.2", "brokering.3", "co-design.1", "co-design.2", "co-design.3"]),
    ("Define tailored support. Exact wording.", Describe, ["tailored-support", "tailored-support.1", "tailored-support.2", "tailored-support.3", "tailored-support.4"]),
    ("what is the 3rd activity of facilitation", Pick, ["facilitation.3"]),
    ("list the facilitaton activites pls", ListAll, [f"facilitation.{n}" for n in range(1, 8)]),
    ("brokering 1 and 2, what is the difference in wording", Describe, ["brokering.1", "brokering.2"]),
    ("which entries mention buy-in?", Mentions, ["co-learning.5", "address-power-differentials.3", "assess-need-and-context.7"]),
    ("governance structures, where", Mentions, ["co-design.1", "co-design.3"]),
    ("Teaching on Tuesday. Which activity is it that says \"just in time\"?", Mentions, ["tailored-support.3"]),
    ("please cite activity 99.9", UnknownId, []),
]  # fmt: skip


@pytest.mark.parametrize(("message", "sort", "ids"), QUESTIONS, ids=[q[0] for q in QUESTIONS])
def test_a_question_about_the_profile_is_answered_from_its_structure(
    profile: Profile, vocabulary: Vocabulary, message: str, sort: type, ids: list[str]
) -> None:
    question = read_question(message, profile, vocabulary)
    assert type(question) is sort
    assert question is not None
    answer = answer_question(question, profile, vocabulary)
    assert [node.id for node in answer.nodes] == ids


@pytest.mark.parametrize(
    "message",
    [
        "How do I build capacity in three weeks?",
        "We need better facilitation in our meetings and nobody trusts anybody.",
        "The director wants co-design by Friday, help!",
        "Two partners stopped talking",
        "is there anything I can say to a director who shuts my partner out of every meeting?",
        "My team lists activities in a spreadsheet and never looks at it again",
        "hello",
        "?",
        "There is an officer with no allies and a charity that would adore her. Introductions, please.",
        'My boss says "not yet" since April. When do I tell them?',
        'I want a rehearsal activity in which a "rising nurse" plans a session with us.',
    ],
)
def test_a_situation_is_not_taken_for_a_question(
    profile: Profile, vocabulary: Vocabulary, message: str
) -> None:
    assert read_question(message, profile, vocabulary) is None


def test_who_wrote_it_is_answered_with_what_the_source_shows(
    profile: Profile, vocabulary: Vocabulary
) -> None:
    question = read_question("Who wrote this profile and which edition is it?", profile, vocabulary)
    assert isinstance(question, AboutProfile)
    lead = answer_question(question, profile, vocabulary).lead
    assert "no authors, date or version number" in lead
    assert "64 activities" in lead


def test_no_is_a_full_answer(profile: Profile, vocabulary: Vocabulary) -> None:
    question = read_question("is there a competency called communication?", profile, vocabulary)
    assert question is not None
    lead = answer_question(question, profile, vocabulary).lead
    assert lead.startswith("No, the profile has no competency called “communication”.")
    assert "It has 12 competencies: Co-learning, Brokering" in lead


def test_a_place_beyond_the_list_says_how_long_the_list_is(
    profile: Profile, vocabulary: Vocabulary
) -> None:
    question = read_question("what is the ninth activity under brokering?", profile, vocabulary)
    assert question is not None
    answer = answer_question(question, profile, vocabulary)
    assert answer.lead == "There is no activity 9 under Brokering: it has three activities."
    assert not answer.found


def test_another_profile_is_asked_in_its_own_words(tiny_profile: Profile) -> None:
    vocabulary = Vocabulary(tiny_profile)
    question = read_question("list the duties of the night watch", tiny_profile, vocabulary)
    assert question is not None
    answer = answer_question(question, tiny_profile, vocabulary)
    assert [node.id for node in answer.nodes] == ["night.1", "night.2", "night.3"]
    assert answer.lead == "The profile lists three duties under Night watch."
