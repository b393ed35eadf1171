"""Walking the tree of a profile."""

from dataclasses import replace

import pytest

from corpus.errors import UnknownNode
from corpus.types import Node, Printing, Profile, Span


def ids(nodes: tuple[Node, ...]) -> list[str]:
    return [node.id for node in nodes]


@pytest.mark.parametrize(
    ("other", "contains", "overlaps"),
    [
        (Span(10, 20), True, True),
        (Span(12, 15), True, True),
        (Span(5, 11), False, True),
        (Span(19, 30), False, True),
        (Span(5, 30), False, True),
        (Span(0, 10), False, False),
        (Span(20, 30), False, False),
    ],
)
def test_spans_exclude_their_end(other: Span, contains: bool, overlaps: bool) -> None:
    span = Span(10, 20)
    assert span.contains(other) is contains
    assert span.overlaps(other) is overlaps
    assert other.overlaps(span) is overlaps


def test_the_unit_is_the_narrowest_level_whatever_it_is_called(
    profile: Profile, tiny_profile: Profile
) -> None:
    assert profile.unit.id == "activity"
    assert tiny_profile.unit.id == "duty"
    assert tiny_profile.unit.plural == "duties"
    assert ids(tiny_profile.units) == ["night.1", "night.2", "night.3", "day.1", "day.2", "day.3"]


def test_a_node_is_found_by_its_id(profile: Profile) -> None:
    assert profile.node("brokering.3").text.startswith("Share evidence and data")


def test_an_unknown_id_is_refused_with_ids_that_exist(tiny_profile: Profile) -> None:
    with pytest.raises(UnknownNode) as refused:
        tiny_profile.node("brokering.3")
    assert refused.value.given == "'brokering.3'"
    assert refused.value.expected == "an id such as 'night.1' or 'creed'"


def test_ancestors_run_from_the_widest(profile: Profile) -> None:
    assert ids(profile.ancestors(profile.node("co-learning.1"))) == ["co-creation", "co-learning"]
    assert profile.ancestors(profile.node("co-creation")) == ()


def test_children_are_those_directly_below(profile: Profile) -> None:
    assert ids(profile.children("co-creation", "competency")) == [
        "co-learning",
        "brokering",
        "address-power-differentials",
        "co-design",
        "tailored-support",
    ]
    assert profile.children("co-creation", "activity") == ()
    assert ids(profile.children("brokering")) == ["brokering.1", "brokering.2", "brokering.3"] + [
        node.id for node in profile.of_kind("reference") if node.parent == "brokering"
    ]


def test_descendants_are_all_below_in_order(tiny_profile: Profile, profile: Profile) -> None:
    assert [n.id for n in tiny_profile.descendants("night")] == ["night.1", "night.2", "night.3"]
    below = list(profile.descendants("ongoing-improvement"))
    assert sum(node.kind == "competency" for node in below) == 3
    assert sum(node.kind == "activity" for node in below) == 20


@pytest.mark.parametrize(
    ("node_id", "label"),
    [
        ("co-learning", "Co-learning"),
        ("co-learning.3", "Co-learning, activity 3"),
        ("principle.empathy", "Empathy"),
        ("domains-overview", "Introduction 4"),
    ],
)
def test_a_label_is_the_name_or_the_place_in_a_list(
    profile: Profile, node_id: str, label: str
) -> None:
    assert profile.label(profile.node(node_id)) == label


def test_labels_use_the_profiles_own_words(tiny_profile: Profile) -> None:
    assert tiny_profile.label(tiny_profile.node("day.2")) == "Day watch, duty 2"


def test_the_version_is_the_edition_or_else_the_sources_hash(
    profile: Profile, tiny_profile: Profile
) -> None:
    assert tiny_profile.version == "second edition, 1891"
    assert profile.version == "source 31829a470bac"


def test_lines_count_from_one_to_the_last_line_touched(tiny_profile: Profile) -> None:
    assert tiny_profile.lines(tiny_profile.metadata.title.span) == (1, 1)
    assert tiny_profile.lines(tiny_profile.node("night.2").span) == (12, 13)


def test_a_node_accounts_for_name_text_and_repeats_in_that_order() -> None:
    node = Node(id="a", kind="k", text="text", span=Span(5, 9))
    assert node.printings == (Printing("text", Span(5, 9)),)
    name, repeat = Printing("name", Span(0, 4)), Printing("Text", Span(20, 24))
    assert replace(node, name=name, repeats=(repeat,)).printings == (
        name,
        Printing("text", Span(5, 9)),
        repeat,
    )
