"""POST /v1/ask and its streaming twin."""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import TypeAdapter

from assistant.api.loading import AssistantDep, LoaderDep
from assistant.api.schemas import AskRequest
from assistant.types import Response

router = APIRouter(prefix="/v1", tags=["ask"])
_RESPONSE = TypeAdapter(Response)


@router.post("/ask", summary="Answer a message")
def ask(request: AskRequest, assistant: AssistantDep, loader: LoaderDep) -> Response:
    """Suggestions for a situation, an exact answer about the profile, or an honest no.

    Every quotation in the answer was compared with the source text while the answer was made; its
    citation says how well they agree.
    """
    with loader.answering:
        return assistant.ask(request.message, request.turns)


@router.post(
    "/ask/stream", response_class=EventSourceResponse, summary="Answer a message, in parts"
)
def ask_streaming(
    request: AskRequest, assistant: AssistantDep, loader: LoaderDep
) -> Iterable[ServerSentEvent]:
    """The same answer as server-sent events.

    `care` (what must be said first, if anything), `lead` (the opening sentences), then one event for each `thread`, `entry`, `abstention` and
    `notice`, then `response`: the whole object, equal to what POST /v1/ask returns. A message that
    cannot be answered is refused before the stream starts, with a problem document.
    """
    with loader.answering:
        response = assistant.ask(request.message, request.turns)
    return events_of(_RESPONSE.dump_python(response, mode="json"))


def events_of(whole: dict[str, Any]) -> Iterator[ServerSentEvent]:
    """A response in its JSON form, as events."""
    answer = whole["answer"]
    if answer["care"]:
        yield ServerSentEvent(event="care", data=answer["care"])
    yield ServerSentEvent(event="lead", data={"kind": answer["kind"], "text": answer["lead"]})
    for event, parts in (("thread", "threads"), ("entry", "entries"), ("notice", "notices")):
        for part in answer[parts]:
            yield ServerSentEvent(event=event, data=part)
    if answer["abstention"]:
        yield ServerSentEvent(event="abstention", data=answer["abstention"])
    yield ServerSentEvent(event="response", data=whole)
