"""Reading the profile over HTTP: the whole, one entry, a search."""

from typing import Annotated

from fastapi import APIRouter, Query

from assistant.api.loading import AssistantDep, LoaderDep
from assistant.api.schemas import (
    Level,
    Node,
    NodeDetail,
    ProfileOverview,
    SearchHit,
    SearchResults,
    SourceExcerpt,
)
from assistant.citations import cite, path_to, quote_entry, refer, stamp
from corpus.errors import UnknownNode
from corpus.excerpts import excerpt
from corpus.types import Kind, Profile


def browsing_routes(profile: Profile) -> APIRouter:
    """Routes for one profile; each of its levels gets an address of its own (`/v1/activities/…`)."""
    router = APIRouter(prefix="/v1", tags=["profile"])

    @router.get("/profile", summary="The whole profile")
    def overview() -> ProfileOverview:
        """Every entry of the profile, with its levels, their names, and what must be said with it."""
        return _overview(profile)

    @router.get("/nodes/{node_id}", summary="One entry of any kind")
    def node(node_id: str) -> NodeDetail:
        """An entry with its place, its words, and the lines of the source around it."""
        return _detail(profile, node_id)

    for level in profile.levels:
        router.get(
            f"/{level.plural.replace(' ', '-')}/{{node_id}}",
            summary=f"One {level.name}",
            name=f"one_{level.id}",
        )(_level_route(profile, level))

    @router.get("/search", summary="Find passages")
    def search(
        q: Annotated[str, Query(max_length=20_000, description="What to look for.")],
        assistant: AssistantDep,
        loader: LoaderDep,
        k: Annotated[int, Query(ge=1, le=200, description="How many passages.")] = 10,
        kind: Annotated[list[str] | None, Query(description="Only of these kinds.")] = None,
    ) -> SearchResults:
        """The passages most similar to a text, of every kind or of some."""
        for name in kind or []:
            _check_kind(profile, name)
        with loader.answering:
            hits = assistant.search(q, k=k, kinds=kind)
        return SearchResults(
            query=q,
            hits=[
                SearchHit(score=hit.score, entry=quote_entry(profile, profile.node(hit.node_id)))
                for hit in hits
            ],
        )

    return router


def _level_route(profile: Profile, level: Kind):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a route
    def one(node_id: str) -> NodeDetail:
        found = _detail(profile, node_id)
        if found.citation.node.kind != level.id:
            raise UnknownNode(
                f"This entry is not {level.name}.",
                given=f"{node_id}, which is of the kind {found.citation.node.kind_name!r}",
                expected=f"the id of one {level.name}, such as {profile.of_kind(level.id)[0].id!r}",
                action=f"Ask for /v1/nodes/{node_id}.",
            )
        return found

    one.__doc__ = (
        f"The {level.name} with its place, its words, and the lines of the source around it."
    )
    return one


def _overview(profile: Profile) -> ProfileOverview:
    level_ids = {level.id for level in profile.levels}
    kinds = [
        Level(id=k.id, name=k.name, plural=k.plural, entries=len(profile.of_kind(k.id)))
        for k in profile.kinds.values()
    ]
    return ProfileOverview(
        profile=stamp(profile),
        edition_note=profile.metadata.edition_note,
        levels=[kind for kind in kinds if kind.id in level_ids],
        kinds=[kind for kind in kinds if kind.id not in level_ids],
        nodes=[
            Node(id=n.id, kind=n.kind, parent=n.parent, label=profile.label(n), text=n.text)
            for n in profile.nodes
        ],
    )


def _detail(profile: Profile, node_id: str) -> NodeDetail:
    node = profile.node(node_id)
    context = excerpt(profile, node.span)
    return NodeDetail(
        path=list(path_to(profile, node)),
        citation=cite(profile, node),
        source=SourceExcerpt(
            before=context.before,
            quote=context.quote,
            after=context.after,
            first_line=context.first_line,
        ),
        children=[refer(profile, child) for child in profile.children(node.id)],
        profile=stamp(profile),
    )


def _check_kind(profile: Profile, name: str) -> None:
    if name not in profile.kinds:
        raise UnknownNode(
            "The profile has no entries of this kind.",
            given=repr(name[:80]),
            expected=f"one of {', '.join(profile.kinds)}",
            action="Correct `kind`, or leave it out to search everything.",
        )
