"""A unit swapped, moved, dropped or doubled is reported by the check."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.checking import check_profile
from corpus.errors import ProfileUnfaithful
from corpus.loading import SHIPPED_PROFILE
from corpus.second_reading import Assignment, load_second_reading
from corpus.types import Node, Omission, Printing, Profile, Span
from tests.corpus.tampering import problems, with_node, without


def swap(profile: Profile, first: str, second: str) -> Profile:
    """Two units exchange text and span; ids, parents and counts stay."""
    a, b = profile.node(first), profile.node(second)
    changed = with_node(profile, replace(a, text=b.text, span=b.span))
    return with_node(changed, replace(b, text=a.text, span=a.span))


def exchange_texts(profile: Profile) -> Profile:
    a, b = profile.node("brokering.1"), profile.node("brokering.2")
    return with_node(
        with_node(profile, replace(a, text=b.text)), replace(profile.node(b.id), text=a.text)
    )


def exchange_order(profile: Profile) -> Profile:
    a, b = profile.node("brokering.1"), profile.node("brokering.2")
    order = {a.id: b, b.id: a}
    return replace(profile, nodes=tuple(order.get(node.id, node) for node in profile.nodes))


def move(profile: Profile) -> Profile:
    return with_node(profile, replace(profile.node("brokering.3"), parent="co-design"))


def overlap(profile: Profile) -> Profile:
    node = profile.node("brokering.2")
    return with_node(profile, replace(node, span=Span(node.span.start - 20, node.span.end)))


def uncover(profile: Profile) -> Profile:
    return replace(profile, omissions=profile.omissions[1:])


def cover_twice(profile: Profile) -> Profile:
    printing = Printing("Support collaborative implementation planning.", Span(8690, 8736))
    return replace(profile, omissions=(*profile.omissions, Omission(printing, "a mistake")))


def forget_a_count(profile: Profile) -> Profile:
    counts = {name: count for name, count in profile.counts.items() if name != "brokering"}
    return replace(profile, counts=counts)


@pytest.mark.parametrize(
    ("spoil", "reported"),
    [
        (
            lambda p: swap(p, "brokering.1", "brokering.2"),
            "brokering.2 is printed before brokering",
        ),
        (exchange_texts, "node brokering.1 differs from the source at its span"),
        (exchange_order, "activity brokering.2 is number 1 of brokering: its id should be brokeri"),
        (move, "brokering has 2 entries on the next level, but 3 were counted on the pages"),
        (move, "co-design has 4 entries on the next level, but 3 were counted on the pages"),
        (move, "activity brokering.3 is number 1 of co-design: its id should be co-design.1"),
        (lambda p: without(p, "brokering.3"), "brokering has 2 entries on the next level, but 3"),
        (lambda p: without(p, "brokering.1"), "brokering.2 is number 1 of brokering"),
        (lambda p: without(p, "brokering.3"), "nothing covers the source at [90"),
        (overlap, "the spans of brokering.1 ["),
        (uncover, "nothing covers the source at [1, 72): 'Implementation Support"),
        (cover_twice, "the stretch [8690, 8736) is declared uncovered, but a node covers part"),
        (forget_a_count, "counts do not say how many entries brokering has on the next level"),
    ],
)
def test_a_changed_place_is_reported(
    profile: Profile, spoil: Callable[[Profile], Profile], reported: str
) -> None:
    assert reported in problems(spoil(profile))


def test_a_crossing_is_found_behind_a_nested_reference(profile: Profile) -> None:
    """A sentence with a reference inside it still collides with what begins before it ends."""
    outer = profile.node("co-creation")
    inside = Span(outer.span.end - 10, outer.span.end + 8)
    text = " ".join(profile.source[inside.start : inside.end].split())
    extra = Node(id="intruder", kind="introduction", text=text, span=inside)
    changed = replace(profile, nodes=(*profile.nodes, extra))
    assert "the spans of co-creation [7151, 7842) and intruder [7832, 7850) cross" in problems(
        changed
    )


def test_two_nodes_may_not_claim_the_same_span(profile: Profile) -> None:
    twin = replace(profile.node("co-learning.1"), id="twin", kind="introduction", parent=None)
    changed = replace(profile, nodes=(*profile.nodes, twin))
    assert "co-learning.1 and twin claim the same span [7849, 7911)" in problems(changed)


def test_an_error_names_the_first_problem_and_counts_the_rest(profile: Profile) -> None:
    report = check_profile(move(profile))
    with pytest.raises(ProfileUnfaithful) as refused:
        report.raise_for_problems()
    assert f"({len(report.problems)} problem(s))" in refused.value.summary
    assert refused.value.given == report.problems[0]


# ---- the second reading


@pytest.mark.parametrize(
    ("first", "second"), [("co-learning.8", "brokering.1"), ("brokering.1", "co-design.3")]
)
def test_a_swap_across_parents_is_reported_by_the_second_reading(
    profile: Profile, first: str, second: str
) -> None:
    """Ids, counts and letters all stay right, so only another reader can tell."""
    report = check_profile(swap(profile, first, second), load_second_reading(SHIPPED_PROFILE))
    assert report.confirmed == 62
    for node_id in (first, second):
        assert any(f"second reading puts {node_id} at [" in p for p in report.problems)


def test_a_unit_the_second_reader_did_not_place_is_reported(tiny_profile: Profile) -> None:
    reading = (Assignment("night", 1, "Light the lamp"), Assignment("day", 3, "Sound the horn"))
    report = check_profile(tiny_profile, reading)
    assert report.confirmed == 2
    assert report.problems[0] == "the second reading puts night.2 at no place"
