"""What is to be practised: entries of the profile that were named, or a need in the trainer's words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from assistant.answering import Assistant
from assistant.citations import refer
from assistant.errors import CaseRequestInvalid, NeedOutsideProfile
from assistant.types import Answer, NodeRef
from corpus.types import Node, Profile

_LIKELY = 0.5  # probability from which a suggestion alone says what is meant
# Similarity from which a need is about an entry above the units. Of nineteen needs tried, those about
# the profile reached 0.31 to 0.50 with the right one, those about something else 0.06 to 0.19.
_ABOUT = 0.3
_NAMED = 3  # entries above the units that one need can be about
_SHARE_OF_A_SIBLING = 0.25  # a case that exercises the neighbour of a wanted unit is not nothing
_REST = 0.45  # of an entry that is left unexercised by each of its units


@dataclass(frozen=True, slots=True)
class Aim:
    """An entry to practise; `weight` says how much, `units` what belongs to it."""

    node: NodeRef
    units: frozenset[str]
    siblings: frozenset[str]
    weight: float = 1.0

    def met_by(self, targets: Iterable[str]) -> float:
        """How far a case with these units exercises it, from 0 to 1."""
        targets = set(targets)
        hits = len(self.units & targets)
        if hits and len(self.units) == 1:
            return 1.0
        if hits:
            return 1 - _REST**hits
        return _SHARE_OF_A_SIBLING if self.siblings & targets else 0.0


@dataclass(frozen=True, slots=True)
class Aims:
    """Everything to practise.

    Attributes:
        aims: In the order of their weight.
        places: Unit id -> its place in the ranking for the need, from 0; empty where no ranking is
            to be relied on.
    """

    aims: tuple[Aim, ...]
    places: Mapping[str, int] = field(default_factory=dict)

    @property
    def weights(self) -> dict[str, float]:
        """Unit id -> weight; an entry's weight is that of its units, each sharing it."""
        weights: dict[str, float] = {}
        for aim in self.aims:
            for unit in aim.units:
                share = aim.weight / len(aim.units) ** 0.5
                weights[unit] = max(weights.get(unit, 0), share)
        return weights


def aims_of_ids(profile: Profile, ids: Sequence[str]) -> Aims:
    """Entries named by their ids, of any level.

    Raises:
        CaseRequestInvalid: An id is not that of an entry on one of the levels.
    """
    levels = {level.id for level in profile.levels}
    known = {node.id: node for node in profile.nodes if node.kind in levels}
    aims: list[Aim] = []
    for name in dict.fromkeys(wanted.strip().lower() for wanted in ids):
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.5) or list(known)[:3]
            raise CaseRequestInvalid(
                "The profile has no such entry to practise.",
                given=repr(name[:80]),
                expected=f"an id such as {', '.join(near)}",
                action="Correct it; `fieldguide corpus show` lists the ids.",
            )
        aims.append(_aim(profile, known[name], 1.0))
    return Aims(tuple(aims))


def aims_of_need(assistant: Assistant, need: str, *, most: int) -> Aims:
    """What a need in somebody's own words comes down to, by the assistant's own retrieval.

    Suggestions that are likely enough say it; where there are none, the entries above the units that
    the need is about.

    Args:
        assistant: Ranks.
        need: What is to be practised.
        most: Aims at most.

    Raises:
        MessageInvalid: It is too long.
        NeedOutsideProfile: The profile is not about this.
    """
    profile = assistant.profile
    response = assistant.ask(need)
    if likely := [*_named(profile, response.answer), *_likely(profile, response.answer)]:
        places = {unit: at for at, (unit, _) in enumerate(response.ranking)}
        return Aims(tuple(likely[:most]), places)
    found = _about(assistant, need) or _possible(profile, response.answer)
    if not found:
        raise _outside(profile, need, response.answer)
    return Aims(tuple(found[:most]))


def _named(profile: Profile, answer: Answer) -> list[Aim]:
    """Entries that the need names outright, those below one of them left out."""
    levels = {level.id for level in profile.levels}
    nodes = [profile.node(entry.citation.node.id) for entry in answer.entries]
    nodes = [node for node in nodes if node.kind in levels]
    ids = {node.id for node in nodes}
    top = [n for n in nodes if not ids & {above.id for above in profile.ancestors(n)}]
    return [_aim(profile, node, 1.0) for node in top]


def _likely(profile: Profile, answer: Answer) -> list[Aim]:
    return [
        _aim(profile, profile.node(s.citation.node.id), s.relevance or 1.0)
        for s in sorted(answer.suggestions, key=lambda s: -s.score)
        if s.relevance is None or s.relevance >= _LIKELY
    ]


def _about(assistant: Assistant, need: str) -> list[Aim]:
    profile = assistant.profile
    if len(profile.levels) < 2:
        return []
    hits = assistant.search(need, k=_NAMED, kinds=[profile.levels[-2].id])
    return [_aim(profile, profile.node(h.node_id), h.score) for h in hits if h.score >= _ABOUT]


def _possible(profile: Profile, answer: Answer) -> list[Aim]:
    return [
        _aim(profile, profile.node(s.citation.node.id), s.relevance or 1.0)
        for s in answer.suggestions
    ]


def _aim(profile: Profile, node: Node, weight: float) -> Aim:
    units = {unit.id for unit in profile.units}
    below = frozenset(n.id for n in profile.descendants(node.id) if n.id in units)
    siblings: frozenset[str] = frozenset()
    if node.parent and not below:
        siblings = frozenset(n.id for n in profile.children(node.parent)) - {node.id}
    return Aim(refer(profile, node), below or frozenset({node.id}), siblings, weight)


def _outside(profile: Profile, need: str, answer: Answer) -> NeedOutsideProfile:
    nearest = answer.abstention.nearest if answer.abstention else ()
    named = ", ".join(f"{e.citation.node.id} ({e.citation.node.label})" for e in nearest)
    return NeedOutsideProfile(
        "What is to be practised is not what the profile is about.",
        given=need[:120],
        expected=f"something that the {profile.metadata.title.text} speaks to",
        action=f"Nearest to it: {named}. Name one of these, or say what people find hard at work."
        if named
        else "Say what people find hard at work, or name entries of the profile.",
    )
