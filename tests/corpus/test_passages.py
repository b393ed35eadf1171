"""One passage for each node, name first."""

from corpus.passages import Passage, passages
from corpus.types import Profile


def test_each_node_becomes_one_passage_in_the_profiles_order(profile: Profile) -> None:
    assert [p.id for p in passages(profile)] == [node.id for node in profile.nodes]
    assert len(passages(profile)) == 113


def test_a_printed_name_stands_before_the_text(tiny_profile: Profile) -> None:
    assert passages(tiny_profile)[1:3] == (
        Passage(
            id="night",
            kind="watch",
            text="Night watch: the hours from lamp-lighting to dawn, when the lamp must never fail.",
        ),
        Passage(
            id="night.1",
            kind="duty",
            text="Light the lamp at sunset and trim the wick before it smokes.",
        ),
    )
