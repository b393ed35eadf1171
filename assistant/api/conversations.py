"""Conversations over HTTP: begun, listed, carried on, judged, exported, deleted."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from assistant.answering import Assistant
from assistant.api.asking import AtTheEnd, events_of, events_of_kept
from assistant.api.loading import AssistantDep, Loader, LoaderDep
from assistant.conversations.exporting import as_json, as_markdown, as_word
from assistant.conversations.store import ConversationStore
from assistant.conversations.types import (
    MAX_TITLE,
    Conversation,
    Feedback,
    StoredTurn,
    WholeConversation,
)
from assistant.types import Response as Asked
from assistant.types import Turn

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])
_REMEMBERED = 6  # turns that are read with a new one: older ones would drown what is asked now
_ASKED = TypeAdapter(Asked)

Format = Literal["json", "md", "docx"]
_EXPORTS: dict[Format, tuple[Callable[[WholeConversation], bytes], str]] = {
    "json": (as_json, "application/json"),
    "md": (as_markdown, "text/markdown; charset=utf-8"),
    "docx": (
        as_word,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


def _keepable(text: str) -> str:
    if "\0" in text:
        raise ValueError("Text without the character U+0000, which PostgreSQL cannot keep")
    return text


Typed = Annotated[str, AfterValidator(_keepable)]


class Titled(BaseModel):
    """A title, or none."""

    model_config = ConfigDict(extra="forbid")
    title: Typed = Field(default="", max_length=MAX_TITLE)


class Message(BaseModel):
    """A message in a conversation."""

    model_config = ConfigDict(extra="forbid")
    message: Typed = Field(max_length=20_000, description="A situation, a question, a follow-up.")
    mask: bool = Field(
        default=True,
        description="Hide names, numbers and the like from a language model that runs elsewhere.",
    )


class Judgement(BaseModel):
    """What somebody thinks of an answer."""

    model_config = ConfigDict(extra="forbid")
    helpful: bool
    unit: Typed | None = Field(
        default=None,
        max_length=200,
        description="The suggestion meant; the whole answer if left out.",
    )
    text: Typed = Field(default="", max_length=2_000)


class Keeping(BaseModel):
    """How long conversations are kept."""

    days: int | None = Field(description="After the last change; null where there is no limit.")
    on_disk: bool = Field(description="False: in the memory of the service only.")


class Deleted(BaseModel):
    """How many conversations are gone."""

    deleted: int


def _store(request: Request) -> ConversationStore:
    store: ConversationStore = request.app.state.conversations()
    return store


StoreDep = Annotated[ConversationStore, Depends(_store)]
OwnerDep = Annotated[
    str,
    Header(
        alias="X-Fieldguide-Owner",
        max_length=200,
        description="A random secret that the client made once (128 bits or more): whose "
        "conversations are meant. Only its hash is kept.",
    ),
]
KeyDep = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=200,
        description="Sent again with the same message, it gives the first answer again.",
    ),
]


@router.get("/keeping", summary="How long are conversations kept?")
def keeping(store: StoreDep) -> Keeping:
    """What the page tells people before they type."""
    return Keeping(days=store.keep_days, on_disk=store.on_disk)


@router.post("", status_code=201, summary="Begin a conversation")
def begin(titled: Titled, store: StoreDep, owner: OwnerDep) -> Conversation:
    """Without a title it takes the beginning of its first message."""
    return store.begin(owner, titled.title)


@router.get("", summary="Your conversations")
def all_of(
    store: StoreDep,
    owner: OwnerDep,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> list[Conversation]:
    """The latest changed first."""
    return store.all_of(owner, limit=limit, offset=offset)


@router.delete("", summary="Delete all your conversations")
def delete_all(store: StoreDep, owner: OwnerDep) -> Deleted:
    """Gone from the file too."""
    return Deleted(deleted=store.delete_all(owner))


@router.get("/{conversation}", summary="A conversation with everything in it")
def read(conversation: str, store: StoreDep, owner: OwnerDep) -> WholeConversation:
    """Turns in order, each answer as it was given."""
    return store.read(owner, conversation)


@router.patch("/{conversation}", summary="Rename a conversation")
def rename(conversation: str, titled: Titled, store: StoreDep, owner: OwnerDep) -> Conversation:
    """Only the title can be changed."""
    return store.rename(owner, conversation, titled.title)


@router.delete("/{conversation}", status_code=204, summary="Delete a conversation")
def delete(conversation: str, store: StoreDep, owner: OwnerDep) -> None:
    """Gone from the file too."""
    store.delete(owner, conversation)


@router.post("/{conversation}/messages", summary="Say something in a conversation")
def say(
    conversation: str,
    said: Message,
    assistant: AssistantDep,
    loader: LoaderDep,
    store: StoreDep,
    owner: OwnerDep,
    key: KeyDep = None,
) -> StoredTurn:
    """Answered in the light of the turns before it, and kept."""
    kept = store.turn_of(owner, conversation, key, said.message) if key else None
    if kept is not None:
        return kept
    response = _answer(conversation, said.message, assistant, loader, store, owner)
    if loader.writer:
        response = loader.writer.add_to(response, mask=said.mask)
    dumped = _ASKED.dump_python(response, mode="json")
    return store.add(owner, conversation, said.message, dumped, key)


@router.post(
    "/{conversation}/messages/stream",
    response_class=EventSourceResponse,
    summary="Say something in a conversation, answered in parts",
)
def say_streaming(
    conversation: str,
    said: Message,
    assistant: AssistantDep,
    loader: LoaderDep,
    store: StoreDep,
    owner: OwnerDep,
    at_the_end: AtTheEnd,
    key: KeyDep = None,
) -> Iterable[ServerSentEvent]:
    """The events of POST /v1/ask/stream, then `turn`: its number, once the turn is kept."""
    kept = store.turn_of(owner, conversation, key, said.message) if key else None
    if kept is not None:
        return _kept_events(kept)
    response = _answer(conversation, said.message, assistant, loader, store, owner)
    events = _kept_at_the_end(
        events_of(response, loader.writer, mask=said.mask),
        _ASKED.dump_python(response, mode="json"),
        lambda dumped: store.add(owner, conversation, said.message, dumped, key),
    )
    at_the_end.callback(events.close)
    return events


@router.post("/{conversation}/turns/{number}/feedback", status_code=201, summary="Judge an answer")
def judge(
    conversation: str, number: int, judgement: Judgement, store: StoreDep, owner: OwnerDep
) -> Feedback:
    """Helpful or not: the whole answer, or one suggestion of it."""
    return store.judge(
        owner,
        conversation,
        number,
        unit=judgement.unit,
        helpful=judgement.helpful,
        text=judgement.text,
    )


@router.get("/{conversation}/export", summary="A conversation as a document")
def export(
    conversation: str,
    store: StoreDep,
    owner: OwnerDep,
    kind: Annotated[Format, Query(alias="format")] = "md",
) -> Response:
    """JSON, Markdown or Word; quotations keep their citations."""
    write, media_type = _EXPORTS[kind]
    return Response(
        write(store.read(owner, conversation)),
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="conversation.{kind}"'},
    )


def _answer(
    conversation: str,
    message: str,
    assistant: Assistant,
    loader: Loader,
    store: ConversationStore,
    owner: str,
) -> Asked:
    earlier = [
        Turn(turn.message, _suggested(turn.response))
        for turn in store.latest(owner, conversation, _REMEMBERED)
    ]
    with loader.answering:  # not while the database is read or written: either may wait
        return assistant.ask(message, earlier)


def _suggested(response: dict[str, Any]) -> tuple[str, ...]:
    threads = response.get("answer", {}).get("threads") or ()
    return tuple(s["citation"]["node"]["id"] for thread in threads for s in thread["suggestions"])


def _kept_at_the_end(
    events: Generator[ServerSentEvent, None, None],
    composed: dict[str, Any],
    keep: Callable[[dict[str, Any]], StoredTurn],
) -> Generator[ServerSentEvent, None, None]:
    """The events, then the turn's number; who leaves early finds the composed answer kept."""
    kept = False
    try:
        with closing(events):
            for event in events:
                if event.event == "response":
                    turn, kept = keep(event.data), True
                yield event
        yield _turn_event(turn)
    finally:
        if not kept:
            keep(composed)


def _kept_events(turn: StoredTurn) -> Iterator[ServerSentEvent]:
    yield from events_of_kept(turn.response)
    yield _turn_event(turn)


def _turn_event(turn: StoredTurn) -> ServerSentEvent:
    return ServerSentEvent(event="turn", data={"number": turn.number})
