"""Case discussions over HTTP: the library, a guide, a document of it."""

from collections.abc import Callable
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query, Response

from assistant.api.loading import Loader
from assistant.cases.exporting import MEDIA_TYPES, Format, Part, export
from assistant.cases.guiding import GuideMaker
from assistant.cases.request import CaseRequest
from assistant.cases.types import Guide, LibraryCase


def case_routes(loader: Loader, build: Callable[[], GuideMaker]) -> APIRouter:
    """Routes over a maker of guides, which is built at the first request."""
    router = APIRouter(prefix="/v1", tags=["cases"])
    maker = cache(build)

    def make(request: CaseRequest) -> Guide:
        with loader.answering:
            return maker().make(request)

    @router.get("/cases", summary="The library of cases")
    def library() -> list[LibraryCase]:
        """Every teaching case with what it exercises; nothing of the answer keys."""
        return list(maker().library())

    @router.post("/cases", summary="Prepare a case discussion")
    def guide(request: CaseRequest) -> Guide:
        """A whole session: case, agenda, questions with methods and answer key, handout and notes.

        The same request gives the same guide. A need told in words is ranked by the assistant, so it
        waits until that is in memory; entries named by their ids do not.
        """
        return make(request)

    @router.post(
        "/cases/export",
        summary="A case discussion as a file",
        response_class=Response,
        responses={200: {"content": {media: {} for media in MEDIA_TYPES.values()}}},
    )
    def document(
        request: CaseRequest,
        form: Annotated[Format, Query(alias="format", description="Of the file.")] = "docx",
        part: Annotated[
            Part, Query(description="For the learners, or for the facilitator alone.")
        ] = "handout",
    ) -> Response:
        """The handout or the facilitator's notes; as JSON, the whole guide."""
        file = export(make(request), form, part)
        return Response(
            file.content,
            media_type=MEDIA_TYPES[form],
            headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
        )

    return router
