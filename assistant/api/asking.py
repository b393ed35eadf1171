"""POST /v1/ask and its streaming twin."""

from collections.abc import AsyncIterator, Generator, Iterable
from contextlib import ExitStack, closing
from dataclasses import replace
from time import monotonic
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import TypeAdapter

from assistant.api.loading import AssistantDep, LoaderDep
from assistant.api.schemas import AskRequest
from assistant.types import Response
from assistant.writing.types import Written, WrittenSentence
from assistant.writing.writer import Writer


async def _at_the_end() -> AsyncIterator[ExitStack]:
    """Closed when the response is over, whether it was read to its end or not."""
    with ExitStack() as stack:
        yield stack


AtTheEnd = Annotated[ExitStack, Depends(_at_the_end)]
router = APIRouter(prefix="/v1", tags=["ask"])
_RESPONSE = TypeAdapter(Response)
_SIGN_OF_LIFE_S = 0.5
_SENTENCE = TypeAdapter(WrittenSentence)


@router.post("/ask", summary="Answer a message")
def ask(request: AskRequest, assistant: AssistantDep, loader: LoaderDep) -> Response:
    """Suggestions for a situation, an exact answer about the profile, or an honest no.

    Every quotation in the answer was compared with the source text while the answer was made; its
    citation says how well they agree. Where a language model is set, `answer.written` holds what it
    added, each sentence checked against the passages it cites.
    """
    with loader.answering:
        response = assistant.ask(request.message, request.turns)
    return loader.writer.add_to(response, mask=request.mask) if loader.writer else response


@router.post(
    "/ask/stream", response_class=EventSourceResponse, summary="Answer a message, in parts"
)
def ask_streaming(
    request: AskRequest, assistant: AssistantDep, loader: LoaderDep, at_the_end: AtTheEnd
) -> Iterable[ServerSentEvent]:
    """The same answer as server-sent events.

    `care` (what must be said first, if anything), `lead` (the opening sentences), then one event for each `thread`, `entry`, `abstention` and
    `notice`, then, where a language model is set, one for each `sentence` of it that passed the
    checks, then `response`: the whole object, equal to what POST /v1/ask returns. A message that
    cannot be answered is refused before the stream starts, with a problem document.
    """
    with loader.answering:
        response = assistant.ask(request.message, request.turns)
    events = _events(response, loader.writer, mask=request.mask)
    at_the_end.callback(events.close)
    return events


def _events(
    response: Response, writer: Writer | None, *, mask: bool
) -> Generator[ServerSentEvent, None, None]:
    answer = _RESPONSE.dump_python(response, mode="json")["answer"]
    if answer["care"]:
        yield ServerSentEvent(event="care", data=answer["care"])
    yield ServerSentEvent(event="lead", data={"kind": answer["kind"], "text": answer["lead"]})
    for event, parts in (("thread", "threads"), ("entry", "entries"), ("notice", "notices")):
        for part in answer[parts]:
            yield ServerSentEvent(event=event, data=part)
    if answer["abstention"]:
        yield ServerSentEvent(event="abstention", data=answer["abstention"])
    if writer:
        # A reader who goes away closes this iterator, and with it the generation.
        quiet_since = monotonic()
        with closing(writer.write(response.answer, mask=mask)) as writing:
            for said in writing:
                if isinstance(said, Written):
                    response = replace(response, answer=replace(response.answer, written=said))
                elif said:
                    sentence = _SENTENCE.dump_python(said, mode="json")
                    yield ServerSentEvent(event="sentence", data=sentence)
                elif monotonic() > quiet_since + _SIGN_OF_LIFE_S:
                    # Only while something is sent does the server see that nobody reads.
                    yield ServerSentEvent(comment="writing")
                    quiet_since = monotonic()
    yield ServerSentEvent(event="response", data=_RESPONSE.dump_python(response, mode="json"))
