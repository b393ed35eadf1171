"""Text from a chat model as it comes, under deadlines, and cancelled when nobody reads on."""

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage

from assistant.errors import ModelFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """How long a model may take, in seconds.

    Attributes:
        connect_s: To accept a connection.
        first_token_s: From the question to the first piece of text.
        idle_s: Between two pieces.
        total_s: For everything, second try included.
    """

    connect_s: float
    first_token_s: float
    idle_s: float
    total_s: float


@dataclass(frozen=True, slots=True)
class _Failure:
    """Only the kind of error: its text could carry what somebody typed."""

    kind: str


_END = None
_TICK_S = 0.25  # how often somebody who waits is asked whether to go on
_Piece = str | _Failure | None


def generate(
    model: BaseChatModel, prompt: Sequence[BaseMessage], deadlines: Deadlines, *, until: float
) -> Generator[str, None, None]:
    """The model's text in pieces, empty ones while nothing comes. Closing it cancels the generation.

    The model runs in a thread of its own, so that one which never answers holds up nobody. A
    thread that is waiting for the provider ends with the provider's own timeout.

    Args:
        model: Any chat model.
        prompt: What it is asked.
        deadlines: For the first piece and between pieces.
        until: When to stop at the latest, on the clock of `time.monotonic`.

    Raises:
        ModelFailed: It raised an error or was too slow.
    """
    pieces: SimpleQueue[_Piece] = SimpleQueue()
    stopped = Event()
    Thread(target=_run, args=(model, prompt, pieces, stopped), name="model", daemon=True).start()
    patience, last = deadlines.first_token_s, monotonic()
    try:
        while True:
            now = monotonic()
            if now >= min(last + patience, until):
                raise _failed(
                    "the total deadline" if now >= until else f"{patience:g} s of silence"
                )
            try:
                piece = pieces.get(timeout=min(_TICK_S, last + patience - now, until - now))
            except Empty:
                yield ""
                continue
            if piece is _END:
                return
            if isinstance(piece, _Failure):
                raise _failed(piece.kind)
            if piece:
                patience, last = deadlines.idle_s, monotonic()
            yield piece
    finally:
        stopped.set()


def _run(
    model: BaseChatModel,
    prompt: Sequence[BaseMessage],
    pieces: "SimpleQueue[_Piece]",
    stopped: Event,
) -> None:
    from langsmith import tracing_context

    try:
        # Whatever the environment says: no message goes to a tracing service.
        with tracing_context(enabled=False), closing(model.stream(list(prompt))) as stream:  # type: ignore[type-var]
            for chunk in stream:
                if stopped.is_set():
                    return
                pieces.put(str(chunk.text))
    except Exception as error:  # a provider may raise anything
        pieces.put(_Failure(type(error).__name__))
    else:
        pieces.put(_END)


def _failed(given: str) -> ModelFailed:
    return ModelFailed(
        "The language model did not finish.",
        given=given,
        expected="text within the deadlines",
        action="See whether it runs; the FIELDGUIDE_MODEL_* settings name it and its deadlines.",
    )
