"""A guide keeps its promises for every case, length and group."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cases.exporting import as_json
from assistant.cases.guiding import GuideMaker
from assistant.cases.request import CaseRequest
from assistant.cases.types import Guide
from corpus.cases import Case, load_cases
from corpus.loading import SHIPPED_PROFILE, load_profile
from corpus.types import Profile

CASE_IDS = [case.id for case in load_cases(SHIPPED_PROFILE, load_profile())]
REQUESTS = st.builds(
    CaseRequest,
    case=st.sampled_from(CASE_IDS),
    minutes=st.integers(20, 240),
    group=st.integers(2, 60),
    seed=st.integers(0, 9),
    experience=st.sampled_from([None, "new", "some", "long"]),
    language=st.sampled_from(["plain", "academic"]),
)


def case_of(guide: Guide, library: tuple[Case, ...]) -> Case:
    """The library's case that a guide was made from."""
    return next(case for case in library if case.id == guide.case.id)


@settings(max_examples=120)
@given(request=REQUESTS)
def test_every_guide_keeps_its_promises(
    maker: GuideMaker, library: tuple[Case, ...], request: CaseRequest
) -> None:
    guide = maker.make(request)
    case = case_of(guide, library)
    check_agenda(guide)
    check_questions(guide, case)
    check_handout(guide, case)
    check_coverage(guide, case)
    assert "{" not in guide.notes
    assert "{" not in guide.handout


def check_agenda(guide: Guide) -> None:
    assert sum(item.minutes for item in guide.agenda) == guide.request.minutes
    assert min(item.minutes for item in guide.agenda) >= 2
    assert guide.agenda[0].start == 0
    for item, following in pairwise(guide.agenda):
        assert item.start + item.minutes == following.start
    for item in guide.agenda:
        assert not item.steps or sum(step.minutes for step in item.steps) == item.minutes
    debrief = next(item for item in guide.agenda if item.kind == "debrief")
    assert sum(step.minutes for step in guide.debrief) == debrief.minutes
    assert len(guide.debrief) == 4
    early, late = guide.checkpoints
    assert early.at <= late.at == debrief.start
    assert [item.kind for item in guide.agenda[-2:]] == ["debrief", "commitment"]


def check_questions(guide: Guide, case: Case) -> None:
    texts = {question.text: question for question in case.questions}
    for number, question in enumerate(guide.questions, start=1):
        assert question.number == number
        assert sum(question.method.groups) == guide.request.group
        assert question.part >= texts[question.text].after
        assert question.answer_key == texts[question.text].strong_answer
    read = [part.number for part in guide.case.parts if part.reading != "not used"]
    assert {question.part for question in guide.questions} <= set(read)
    played = {name for q in guide.questions if q.method.id != "first-sentence" for name in q.cast}
    assert {card.name for card in guide.roles} == played


def check_handout(guide: Guide, case: Case) -> None:
    for question in guide.questions:
        assert question.strong_answer not in guide.handout
        assert not any(turn in guide.handout for turn in question.wrong_turns)
    assert not any(target.calls_for_it in guide.handout for target in case.targets)
    assert not any(citation.quote in guide.handout for citation in guide.citations)
    assert not any(target.activity in guide.handout for target in case.targets)
    assert case.dilemma not in guide.handout


def check_coverage(guide: Guide, case: Case) -> None:
    rows = {row.activity_id: row for row in guide.coverage}
    asked = {unit for question in guide.questions for unit in question.answer_key}
    assert {target.activity for target in case.targets} <= set(rows)
    assert {unit for unit, row in rows.items() if row.exercised} == asked
    assert all(row.where for row in guide.coverage)
    assert {c.node.id for c in guide.citations} == asked
    assert {c.check for c in guide.citations} <= {"exact", "normalised"}
    assert guide.purposes[0].activity in asked
    assert len(guide.purposes) == (2 if guide.request.minutes >= 45 else 1)


def test_the_same_request_gives_the_same_guide_and_another_seed_another(maker: GuideMaker) -> None:
    def written(seed: int) -> bytes:
        return as_json(maker.make(CaseRequest(wanted=("brokering",), seed=seed)))

    guides = [written(seed) for seed in range(8)]
    assert guides == [written(seed) for seed in range(8)]
    assert len(set(guides)) == 8


def test_a_short_session_is_another_session(maker: GuideMaker) -> None:
    short = maker.make(CaseRequest(case="the-alphabet-hour", minutes=20))
    kinds = [item.kind for item in short.agenda]
    assert kinds == ["opening", "reading", "question", "debrief", "commitment"]
    assert [part.reading for part in short.case.parts] == ["beforehand", "in the session"]
    long = maker.make(CaseRequest(case="window-four", minutes=240))
    kinds = [item.kind for item in long.agenda]
    assert kinds.count("break") == 2
    assert "second look" in kinds
    assert [q.kind for q in long.questions].count("role play") == 1
    play = next(q for q in long.questions if q.kind == "role play")
    assert play.minutes >= 28


def test_the_group_changes_the_method_and_the_copies(maker: GuideMaker) -> None:
    guide = maker.make(CaseRequest(case="window-four", group=14))
    assert guide.preparation.copies[0].startswith("16 handouts")
    two = maker.make(CaseRequest(case="window-four", group=2))
    assert {q.method.id for q in two.questions} <= {"table", "chairs", "note", "write-round"}
    assert "Of two, one may carry the talk" in two.notes


def test_entries_of_any_level_are_met_by_the_case(maker: GuideMaker, profile: Profile) -> None:
    for wanted in ("brokering", "brokering.1", "sustaining-change"):
        guide = maker.make(CaseRequest(wanted=(wanted,)))
        assert guide.fit.level == "good"
        assert guide.fit.aims[0].id == wanted
        below = {n.id for n in profile.descendants(wanted)} | {wanted}
        assert any(row.wanted and row.exercised for row in guide.coverage)
        assert {row.activity_id for row in guide.coverage if row.wanted} <= below


def test_every_entry_finds_a_case(maker: GuideMaker, profile: Profile) -> None:
    for unit in profile.units:
        guide = maker.make(CaseRequest(wanted=(unit.id,), minutes=90))
        assert guide.fit.level == "good", unit.id


def test_what_does_not_fit_is_said_with_the_nearest(
    maker: GuideMaker, library: tuple[Case, ...]
) -> None:
    has = {case.id for case in library for t in case.targets if t.activity == "brokering.3"}
    guide = maker.make(CaseRequest(wanted=("brokering.3",), exclude=tuple(sorted(has))))
    assert guide.fit.level == "poor"
    assert "none of the cases left in the library exercises Brokering, activity 3" in guide.fit.said
    row = next(row for row in guide.coverage if row.activity_id == "brokering.3")
    assert (row.wanted, row.exercised) == (True, False)
    assert row.where == "Not exercised by this case"
    assert len(guide.fit.offers) == 3


def test_setting_and_difficulty_turn_the_choice(maker: GuideMaker) -> None:
    schools = maker.make(
        CaseRequest(wanted=("apply-implementation-science",), setting="schools in Ghana")
    )
    assert (schools.case.sector, schools.case.country) == ("schools", "Ghana")
    hard = maker.make(CaseRequest(wanted=("brokering",), difficulty="advanced"))
    assert hard.case.difficulty == "advanced"
    new = maker.make(CaseRequest(wanted=("co-learning",), experience="new"))
    assert new.case.difficulty == "introductory"
    mars = maker.make(CaseRequest(wanted=("brokering",), setting="orbital refuelling"))
    assert "It plays elsewhere than in the setting asked for (orbital refuelling)" in mars.fit.said


def test_a_need_is_read_by_the_assistant(maker: GuideMaker) -> None:
    guide = maker.make(CaseRequest(need="Two agencies have stopped talking to each other."))
    assert guide.fit.said.startswith(
        "“Two agencies have stopped talking to each other.” was read as"
    )
    assert guide.fit.aims


def test_the_library_is_listed_without_answers(maker: GuideMaker) -> None:
    listed = maker.library()
    assert [case.id for case in listed] == CASE_IDS
    first = listed[0]
    assert (first.title, first.reading_minutes, first.questions) == ("A goat in March", 6, 5)
    assert [node.id for node in first.exercises][:2] == ["co-learning.1", "co-learning.2"]
    assert not hasattr(first, "dilemma")


@pytest.mark.parametrize("language", ["plain", "academic"])
def test_the_language_changes_the_frame_and_not_the_case(maker: GuideMaker, language: str) -> None:
    guide = maker.make(CaseRequest(case="window-four", language=language))
    assert "The diagram had eight boxes and no people in it" in guide.handout
    assert ("Transfer to practice" in guide.handout) == (language == "academic")
    assert ("Back at work" in guide.handout) == (language == "plain")


def test_a_case_that_needs_time_is_not_offered_for_a_short_session(
    maker: GuideMaker, library: tuple[Case, ...]
) -> None:
    heavy = {case.id for case in library if case.needs_time}
    assert "the-sentence-sent-at-night" in heavy
    for wanted in ("build-capacity.5", "grow-and-sustain-relationships.4", "co-learning.7"):
        assert maker.make(CaseRequest(wanted=(wanted,), minutes=25)).case.id not in heavy
    asked = maker.make(CaseRequest(case="the-sentence-sent-at-night", minutes=25))
    assert "so short a session leaves little room" in asked.fit.said


def test_what_is_missing_is_offered_elsewhere(maker: GuideMaker) -> None:
    pair = ("grow-and-sustain-relationships.4", "brokering.2")
    guide = maker.make(CaseRequest(wanted=pair, setting="child welfare"))
    assert guide.fit.level == "partial"
    assert "It does not exercise Brokering, activity 2." in guide.fit.said
    assert "brokering.2" in guide.fit.offers[0].exercises


SAMPLES = {
    "90-minutes": CaseRequest(
        wanted=("address-power-differentials", "grow-and-sustain-relationships"),
        setting="schools",
        audience="second-year staff",
        group=14,
    ),
    "20-minutes": CaseRequest(wanted=("brokering.1",), group=6, minutes=20),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_in_the_documentation_are_what_is_made(maker: GuideMaker, name: str) -> None:
    """After a change, write them again with `fieldguide case … -o docs/cases/NAME.md --force`."""
    guide = maker.make(SAMPLES[name])
    folder = Path(__file__).parents[3] / "docs" / "cases"
    assert (folder / f"{name}-handout.md").read_text("utf-8") == guide.handout
    assert (folder / f"{name}-notes.md").read_text("utf-8") == guide.notes
