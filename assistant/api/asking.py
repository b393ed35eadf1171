"""POST /v1/ask and its streaming twin."""

from collections.abc import AsyncIterator, Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from time import monotonic
from typing import Annotated, Any

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

    `care` (what must be said first, if anything), `lead` (the opening sentences), then one event for
    each `thread`, `entry`, `abstention` and `notice`, then, where a language model is set, one for each `sentence` of it that passed the
    checks, then `response`: the whole object, equal to what POST /v1/ask returns. A message that
    cannot be answered is refused before the stream starts, with a problem document.
    """
    with loader.answering:
        response = assistant.ask(request.message, request.turns)
    events = events_of(response, loader.writer, mask=request.mask)
    at_the_end.callback(events.close)
    return events


def events_of(
    response: Response, writer: Writer | None, *, mask: bool
) -> Generator[ServerSentEvent, None, None]:
    """An answer as events, with what a language model adds while it is written.

    A reader who goes away closes this, and with it the generation.
    """
    yield from _composed(_RESPONSE.dump_python(response, mode="json")["answer"])
    if writer:
        quiet_since = monotonic()
        with closing(writer.write(response.answer, mask=mask)) as writing:
            for said in writing:
                if isinstance(said, Written):
                    response = replace(response, answer=replace(response.answer, written=said))
                elif said:
                    yield _sentence(_SENTENCE.dump_python(said, mode="json"))
                elif monotonic() > quiet_since + _SIGN_OF_LIFE_S:
                    # Only while something is sent does the server see that nobody reads.
                    yield ServerSentEvent(comment="writing")
                    quiet_since = monotonic()
    yield ServerSentEvent(event="response", data=_RESPONSE.dump_python(response, mode="json"))


def events_of_kept(whole: dict[str, Any]) -> Generator[ServerSentEvent, None, None]:
    """The same for an answer that was given before, in its JSON form."""
    answer = whole["answer"]
    yield from _composed(answer)
    for sentence in (answer.get("written") or {"sentences": ()})["sentences"]:
        yield _sentence(sentence)
    yield ServerSentEvent(event="response", data=whole)


def _composed(answer: dict[str, Any]) -> Iterator[ServerSentEvent]:
    if answer["care"]:
        yield ServerSentEvent(event="care", data=answer["care"])
    yield ServerSentEvent(event="lead", data={"kind": answer["kind"], "text": answer["lead"]})
    for event, parts in (("thread", "threads"), ("entry", "entries"), ("notice", "notices")):
        for part in answer[parts]:
            yield ServerSentEvent(event=event, data=part)
    if answer["abstention"]:
        yield ServerSentEvent(event="abstention", data=answer["abstention"])


def _sentence(sentence: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(event="sentence", data=sentence)
