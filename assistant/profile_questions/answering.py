"""Exact and complete answers from the profile's structure."""

from dataclasses import dataclass

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
    ProfileQuestion,
    UnknownId,
)
from assistant.profile_questions.vocabulary import Vocabulary
from assistant.wording import article, counted, listed
from corpus.types import Kind, Node, Profile


@dataclass(frozen=True, slots=True)
class StructureAnswer:
    """What the structure says.

    Attributes:
        lead: The answer in a sentence or two.
        nodes: What to quote below it, in the profile's order.
        found: Whether the profile holds what was asked for.
    """

    lead: str
    nodes: tuple[Node, ...] = ()
    found: bool = True


def answer_question(
    question: ProfileQuestion, profile: Profile, vocabulary: Vocabulary
) -> StructureAnswer:
    """Look the answer up; the same question always gets the same, complete answer."""
    match question:
        case ListAll(kind, within) | CountAll(kind, within):
            return _list(profile, kind, within)
        case ListEach(kind, places):
            return _list_each(profile, kind, places)
        case Describe(nodes):
            return _describe(profile, nodes)
        case Pick(kind, within, place):
            return _pick(profile, kind, within, place)
        case Locate(node, kind):
            return _locate(profile, node, kind)
        case Exists(kind, name):
            return _exists(profile, vocabulary, kind, name)
        case Mentions(phrase):
            return _mentions(profile, vocabulary, phrase)
        case AboutProfile():
            return _about(profile)
        case UnknownId(given):
            return _unknown_id(profile, given)


def _list(profile: Profile, kind: Kind, within: Node | None) -> StructureAnswer:
    if within is None:
        nodes = profile.of_kind(kind.id)
        return StructureAnswer(f"The profile has {counted(len(nodes), kind)}.", nodes)
    nodes = tuple(node for node in profile.descendants(within.id) if node.kind == kind.id)
    if not nodes:
        return StructureAnswer(
            f"The profile lists no {kind.plural} under {profile.label(within)}.",
            (within,),
            found=False,
        )
    return StructureAnswer(
        f"The profile lists {counted(len(nodes), kind)} under {profile.label(within)}.", nodes
    )


def _list_each(profile: Profile, kind: Kind, places: tuple[Node, ...]) -> StructureAnswer:
    answers = [_list(profile, kind, place) for place in places]
    return StructureAnswer(
        " ".join(answer.lead for answer in answers),
        tuple(dict.fromkeys(node for answer in answers for node in answer.nodes)),
        found=any(answer.found for answer in answers),
    )


def _describe(profile: Profile, nodes: tuple[Node, ...]) -> StructureAnswer:
    lead = " ".join(_introduce(profile, node) for node in nodes)
    if len(nodes) > 1:
        return StructureAnswer(lead, nodes)
    return StructureAnswer(lead, (nodes[0], *profile.children(nodes[0].id)))


def _introduce(profile: Profile, node: Node) -> str:
    kind = profile.kinds[node.kind]
    above = profile.ancestors(node)
    place = f" in {profile.label(above[-1])}" if above and node.name else ""
    sentence = f"{profile.label(node)} is {article(kind.name)}{place}."
    below = [
        counted(len(children), child_kind)
        for child_kind in profile.kinds.values()
        if (children := profile.children(node.id, child_kind.id))
    ]
    return f"{sentence} It has {listed(below)}." if below else sentence


def _pick(profile: Profile, kind: Kind, within: Node, place: int) -> StructureAnswer:
    nodes = profile.children(within.id, kind.id)
    if place > len(nodes):
        return StructureAnswer(
            f"There is no {kind.name} {place} under {profile.label(within)}: "
            f"it has {counted(len(nodes), kind)}.",
            nodes,
            found=False,
        )
    node = nodes[place - 1 if place > 0 else -1]
    return StructureAnswer(f"{profile.label(node)} ({node.id}):", (node,))


def _locate(profile: Profile, node: Node, kind: Kind) -> StructureAnswer:
    above = next(a for a in profile.ancestors(node) if a.kind == kind.id)
    return StructureAnswer(
        f"{profile.label(node)} belongs to the {kind.name} {profile.label(above)}.", (above, node)
    )


def _exists(
    profile: Profile, vocabulary: Vocabulary, kind: Kind | None, name: str
) -> StructureAnswer:
    meaning = vocabulary.meaning(name)
    what = kind.name if kind else "entry"
    if isinstance(meaning, Node) and (kind is None or meaning.kind == kind.id):
        described = _describe(profile, (meaning,))
        return StructureAnswer(f"Yes. {described.lead}", described.nodes)
    lead = f"No, the profile has no {what} called \u201c{name}\u201d."
    if isinstance(meaning, Node):
        lead += f" {_introduce(profile, meaning)}"
    if kind:
        same = profile.of_kind(kind.id)
        names = [node.name.text for node in same if node.name]
        lead += f" It has {counted(len(same), kind)}" + (f": {listed(names)}." if names else ".")
    mentions = (meaning,) if isinstance(meaning, Node) else vocabulary.holding(name)
    if mentions and not isinstance(meaning, Node):
        lead += f" The word does stand in {_entries(len(mentions))}:"
    return StructureAnswer(lead, mentions)


def _mentions(profile: Profile, vocabulary: Vocabulary, phrase: str) -> StructureAnswer:
    nodes = vocabulary.holding(phrase)
    if not nodes:
        return StructureAnswer(
            f"The profile does not use the words \u201c{phrase}\u201d.", found=False
        )
    return StructureAnswer(
        f"\u201c{phrase}\u201d stands in {_entries(len(nodes))} of the profile.", nodes
    )


def _entries(count: int) -> str:
    return counted(count, Kind("entry", "entry", "entries"))


def _about(profile: Profile) -> StructureAnswer:
    metadata = profile.metadata
    parts = [counted(len(profile.of_kind(kind.id)), kind) for kind in profile.kinds.values()]
    edition = f"Edition: {metadata.edition}. " if metadata.edition else ""
    return StructureAnswer(
        f"{metadata.title.text}. {edition}{metadata.edition_note} It holds {listed(parts)}. "
        f"{metadata.rights} {metadata.endorsement}",
        tuple(node for node in profile.nodes if node.parent is None and not node.name),
    )


def _unknown_id(profile: Profile, given: str) -> StructureAnswer:
    return StructureAnswer(
        f"The profile has no entry {given}, so there is nothing to quote. Ids look like "
        f"{profile.units[0].id}: the id of a group, a point, and a number from its list.",
        found=False,
    )
