"""Profiles spoilt on purpose, for the check to find."""

from dataclasses import replace

from corpus.checking import check_profile
from corpus.types import Node, Profile


def with_node(profile: Profile, node: Node) -> Profile:
    """The profile with the node of the same id replaced."""
    return replace(profile, nodes=tuple(node if n.id == node.id else n for n in profile.nodes))


def without(profile: Profile, node_id: str) -> Profile:
    """The profile with one node gone."""
    return replace(profile, nodes=tuple(n for n in profile.nodes if n.id != node_id))


def with_source(profile: Profile, source: str) -> Profile:
    """The profile over another source whose hash was brought into line, as a forger would."""
    return replace(profile, source=source)


def misprint(text: str, at: int) -> str:
    """One letter changed."""
    return text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]


def problems(profile: Profile) -> str:
    """Everything the check says, one problem a line."""
    return "\n".join(check_profile(profile).problems)
