"""What cannot be prepared is refused with what could be."""

import pytest

from assistant.answering import Assistant
from assistant.cases.guiding import GuideMaker
from assistant.cases.needs import aims_of_need
from assistant.cases.request import CaseRequest, read_request
from assistant.errors import CaseRequestInvalid, CasesMissing, NeedOutsideProfile
from assistant.types import Abstention, Answer, Response
from corpus.types import Profile


class OutOfProfile(Assistant):
    """An assistant that knows nothing like it."""

    def ask(self, message: str, earlier: object = ()) -> Response:
        """An abstention."""
        answer = super().ask(message).answer
        nearest = tuple(answer.also_worth[:1])
        nothing = Answer(
            kind="abstention",
            query=message,
            lead="no",
            answerable=0.0,
            abstention=Abstention(reason="no", nearest=nearest, would_help=()),
            profile=answer.profile,
        )
        return Response(answer=nothing, ranking=())

    def search(self, query: str, **options: object) -> list[object]:  # type: ignore[override]
        """Nothing."""
        return []


def outside(profile: Profile, assistant: Assistant) -> Assistant:
    """The same index, and an abstention for everything."""
    return OutOfProfile(
        profile,
        assistant.index,
        assistant._embedder,
        suggestions=3,
        also_worth=2,
        max_message_chars=600,
    )


def test_a_need_outside_the_profile_names_the_nearest(
    profile: Profile, assistant: Assistant
) -> None:
    with pytest.raises(NeedOutsideProfile) as refused:
        aims_of_need(outside(profile, assistant), "advanced spreadsheets", most=3)
    assert refused.value.given == "advanced spreadsheets"
    assert "Nearest to it: " in refused.value.action


def test_an_unknown_entry_is_refused_with_one_like_it(maker: GuideMaker) -> None:
    with pytest.raises(CaseRequestInvalid) as refused:
        maker.make(CaseRequest(wanted=("brokerage",)))
    assert "brokering" in refused.value.expected
    with pytest.raises(CaseRequestInvalid, match="no such entry"):
        maker.make(CaseRequest(wanted=("introduction",)))


def test_too_much_for_the_time_is_refused_with_what_could_be_met(
    maker: GuideMaker, profile: Profile
) -> None:
    everything = tuple(node.id for node in profile.of_kind("competency"))
    with pytest.raises(CaseRequestInvalid) as refused:
        maker.make(CaseRequest(wanted=everything, minutes=20))
    assert refused.value.given == "12 entries in 20 minutes"
    assert refused.value.expected == "at most 2 in 20 minutes, 7 in 240"
    assert refused.value.action.startswith("Begin with ")
    assert "is a good case" in refused.value.action


def test_nothing_to_practise_an_unknown_case_and_an_empty_library_are_refused(
    maker: GuideMaker,
) -> None:
    with pytest.raises(CaseRequestInvalid, match="Nothing is said"):
        maker.make(CaseRequest(setting="schools"))
    with pytest.raises(CaseRequestInvalid) as refused:
        maker.make(CaseRequest(case="window-for"))
    assert "window-four" in refused.value.expected
    all_ids = tuple(case.id for case in maker.cases)
    with pytest.raises(CaseRequestInvalid, match="No case is left"):
        maker.make(CaseRequest(wanted=("brokering",), exclude=all_ids))


def test_a_profile_without_cases_says_so(empty_maker: GuideMaker) -> None:
    for request in (CaseRequest(need="the lamp"), CaseRequest(wanted=("night.1",)), CaseRequest()):
        with pytest.raises(CasesMissing, match="no teaching cases"):
            empty_maker.make(request)
    assert empty_maker.library() == ()


@pytest.mark.parametrize(
    ("fields", "given"),
    [
        ({"minutes": 19}, "minutes: 19"),
        ({"group": 61}, "group: 61"),
        ({"difficulty": "hard"}, "difficulty: hard"),
        ({"setting": "x" * 201}, "setting: xxx"),
    ],
)
def test_a_bad_field_is_named(fields: dict[str, object], given: str) -> None:
    with pytest.raises(CaseRequestInvalid) as refused:
        read_request(**fields)
    assert refused.value.given.startswith(given)
    assert refused.value.expected


def test_text_is_made_one_line_and_nothing_readable_counts_as_nothing() -> None:
    request = CaseRequest(setting="a\tward\n\n in  winter\x07", audience=" \n ")
    assert request.setting == "a ward in winter"
    assert request.audience is None
