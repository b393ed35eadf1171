"""The shipped profile is faithful, and a letter changed anywhere would be reported."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.checking import check_profile
from corpus.types import Omission, Printing, Profile, Span
from tests.corpus.tampering import misprint, problems, with_node, with_source

COUNTS = {
    "co-learning": 8,
    "brokering": 3,
    "address-power-differentials": 4,
    "co-design": 3,
    "tailored-support": 4,
    "assess-need-and-context": 9,
    "apply-implementation-science": 4,
    "conduct-improvement-cycles": 7,
    "grow-and-sustain-relationships": 4,
    "build-capacity": 7,
    "cultivate-leadership": 4,
    "facilitation": 7,
}


# ---- the profiles as they are


def test_the_shipped_profile_has_no_problems(profile: Profile) -> None:
    report = check_profile(profile)
    assert report.problems == ()
    report.raise_for_problems()


def test_every_shipped_text_is_verbatim(profile: Profile) -> None:
    assert check_profile(profile).verbatim == {
        "domain": (3, 3),
        "competency": (12, 12),
        "activity": (64, 64),
        "introduction": (4, 4),
        "principle": (5, 5),
        "capacity": (4, 4),
        "value": (4, 4),
        "reference": (17, 17),
    }


def test_what_no_node_covers_is_small_and_explained(profile: Profile) -> None:
    report = check_profile(profile)
    assert report.covered == pytest.approx(0.95397, abs=1e-5)
    assert report.omissions == profile.omissions
    assert all(omission.why for omission in report.omissions)


def test_the_shipped_ids_are_permanent(profile: Profile) -> None:
    """An id, once published in a citation, names the same activity for ever."""
    assert [node.id for node in profile.of_kind("domain")] == [
        "co-creation",
        "ongoing-improvement",
        "sustaining-change",
    ]
    assert {node.id for node in profile.of_kind("competency")} == set(COUNTS)
    assert [node.id for node in profile.units] == [
        f"{parent}.{number}" for parent, count in COUNTS.items() for number in range(1, count + 1)
    ]


def test_a_profile_about_something_else_is_checked_alike(tiny_profile: Profile) -> None:
    report = check_profile(tiny_profile)
    assert report.problems == ()
    assert report.verbatim == {"watch": (2, 2), "duty": (6, 6), "creed": (1, 1)}
    assert report.confirmed is None


# ---- changed letters


@pytest.mark.parametrize(
    "node_id",
    [
        "introduction.purpose",
        "principle.curiosity",
        "co-creation",
        "co-learning",
        "co-learning.1",
        "conduct-improvement-cycles.7",
        "facilitation.7",
        "capacity.general",
        "value.inclusive-solutions",
        "reference.kaner-2014",
    ],
)
@pytest.mark.parametrize("at", [0, -1])
def test_a_changed_letter_in_a_text_is_reported(profile: Profile, node_id: str, at: int) -> None:
    node = profile.node(node_id)
    changed = replace(node, text=misprint(node.text, at % len(node.text)))
    report = check_profile(with_node(profile, changed))
    assert len(report.problems) == 1
    assert report.problems[0].startswith(f"node {node_id} differs from the source at its span: ")
    good, total = report.verbatim[node.kind]
    assert good == total - 1


@pytest.mark.parametrize("node_id", ["co-creation", "brokering", "principle.empathy"])
def test_a_changed_letter_in_a_name_is_reported(profile: Profile, node_id: str) -> None:
    node = profile.node(node_id)
    assert node.name
    name = replace(node.name, text=misprint(node.name.text, 2))
    assert f"node {node_id} differs" in problems(with_node(profile, replace(node, name=name)))


def test_a_changed_letter_in_a_repeat_is_reported(profile: Profile) -> None:
    node = profile.node("co-creation")
    repeat = replace(node.repeats[0], text=misprint(node.repeats[0].text, 100))
    assert "node co-creation differs" in problems(
        with_node(profile, replace(node, repeats=(repeat,)))
    )


def test_a_changed_letter_in_the_title_is_reported(profile: Profile) -> None:
    title = replace(profile.metadata.title, text="Implementation Support Practitioner Prophile")
    changed = replace(profile, metadata=replace(profile.metadata, title=title))
    assert problems(changed) == (
        "the title differs from the source at its span: "
        "'ractitioner Prophile' where the source has 'ractitioner Profile'"
    )


def test_a_changed_letter_in_an_uncovered_stretch_is_reported(tiny_profile: Profile) -> None:
    omission = Omission(Printing("3", Span(459, 460)), "page number")
    changed = replace(tiny_profile, omissions=(*tiny_profile.omissions[:-1], omission))
    assert "the uncovered stretch at 459 differs from the source" in problems(changed)


def test_the_report_shows_where_the_letters_part(profile: Profile) -> None:
    node = replace(
        profile.node("co-learning.8"), text="Support collaborative implementing planning."
    )
    assert problems(with_node(profile, node)) == (
        "node co-learning.8 differs from the source at its span: "
        "'ative implementing planning.' where the source has 'ative implementation planning.'"
    )


@given(data=st.data())
def test_any_changed_letter_of_any_activity_is_reported(
    profile: Profile, data: st.DataObject
) -> None:
    node = data.draw(st.sampled_from(profile.units))
    at = data.draw(st.integers(0, len(node.text) - 1))
    letter = data.draw(st.characters())
    assume(letter != node.text[at])
    changed = replace(node, text=node.text[:at] + letter + node.text[at + 1 :])
    report = check_profile(with_node(profile, changed))
    assert [f"node {node.id} differs" in problem for problem in report.problems] == [True]
    assert report.verbatim["activity"] == (63, 64)


@given(data=st.data())
def test_any_changed_letter_of_the_source_is_reported(
    profile: Profile, data: st.DataObject
) -> None:
    """Even with the hash brought into line: every letter is in a text or in an explained gap."""
    letters = [at for at, character in enumerate(profile.source) if character.isalnum()]
    at = data.draw(st.sampled_from(letters))
    changed = with_source(profile, misprint(profile.source, at))
    assert "differs from the source at its span" in problems(changed)


def test_a_source_with_another_hash_is_reported(profile: Profile) -> None:
    changed = replace(profile, source_sha256="0" * 64)
    assert problems(changed) == (
        f"source.txt has sha256 {'0' * 64}, but profile.yaml was curated from "
        f"{profile.metadata.source_sha256}"
    )


def test_a_span_beyond_the_source_is_reported(profile: Profile) -> None:
    size = len(profile.source)
    node = replace(profile.node("co-learning.1"), span=Span(7849, size + 1))
    assert f"co-learning.1 has a span that ends at {size + 1}, after the source's {size}" in (
        problems(with_node(profile, node))
    )
