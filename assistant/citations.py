"""Quoting the profile: every quotation is compared with the source when the answer is made."""

from assistant.types import Check, Citation, Entry, NodeRef, ProfileStamp
from corpus.normalisation import normalise
from corpus.types import Node, Profile


def refer(profile: Profile, node: Node) -> NodeRef:
    """A node as something to name and link to."""
    return NodeRef(
        id=node.id,
        kind=node.kind,
        kind_name=profile.kinds[node.kind].name,
        label=profile.label(node),
    )


def path_to(profile: Profile, node: Node) -> tuple[NodeRef, ...]:
    """The nodes above one, widest first."""
    return tuple(refer(profile, above) for above in profile.ancestors(node))


def cite(profile: Profile, node: Node) -> Citation:
    """Quote a node, checking the quotation against the source now."""
    first_line, last_line = profile.lines(node.span)
    return Citation(
        node=refer(profile, node),
        profile_id=profile.metadata.id,
        profile_version=profile.version,
        quote=node.text,
        start=node.span.start,
        end=node.span.end,
        first_line=first_line,
        last_line=last_line,
        check=check_quote(profile.source[node.span.start : node.span.end], node.text),
    )


def check_quote(printed: str, quote: str) -> Check:
    """Whether a quotation is what the source prints."""
    if printed == quote:
        return "exact"
    return "normalised" if normalise(printed) == quote else "failed"


def quote_entry(profile: Profile, node: Node) -> Entry:
    """An entry of the profile with its place and its words."""
    return Entry(path=path_to(profile, node), citation=cite(profile, node))


def stamp(profile: Profile) -> ProfileStamp:
    """What must be said with every quotation."""
    metadata = profile.metadata
    return ProfileStamp(
        id=metadata.id,
        title=metadata.title.text,
        version=profile.version,
        citation=metadata.citation,
        rights=metadata.rights,
        endorsement=metadata.endorsement,
    )
