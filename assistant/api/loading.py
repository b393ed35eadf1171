"""The assistant behind the API: loaded in the background, asked for by every request."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Lock, Thread
from typing import Annotated

from fastapi import Depends, FastAPI, Request

from assistant.answering import Assistant
from assistant.errors import StillLoading
from assistant.settings import Settings
from assistant.wiring import build_assistant, build_writer
from assistant.writing.writer import Writer
from corpus.errors import FieldguideError

_log = logging.getLogger(__name__)


class Loader:
    """Loads the assistant once, in a thread, so that the port answers at once.

    Attributes:
        answering: Held while the encoder runs. It uses every core by itself; two at a time would
            only take turns, slower.
        writer: What writes over answers; None where no language model is set.
    """

    def __init__(self, settings: Settings) -> None:
        self.answering = Lock()
        self.writer: Writer | None = None
        self._settings = settings
        self._assistant: Assistant | None = None
        self._error: FieldguideError | None = None

    def start(self) -> None:
        """Begin loading; returns at once."""
        Thread(target=self._load, name="load-assistant", daemon=True).start()

    def use(self, assistant: Assistant, writer: Writer | None = None) -> None:
        """Take a ready assistant instead of loading one."""
        self.writer = writer
        self._assistant = assistant

    def get(self) -> Assistant:
        """The assistant.

        Raises:
            StillLoading: It is not in memory yet.
            FieldguideError: Loading failed, for this reason.
        """
        if self._error is not None:
            raise self._error
        if self._assistant is None:
            raise StillLoading(
                "The service has started but is still loading.",
                given="a request in its first seconds",
                expected="/readyz to say ready",
                action="Try again in two seconds.",
            )
        return self._assistant

    def _load(self) -> None:
        try:
            self.writer = build_writer(self._settings)
            assistant = build_assistant(self._settings)
            assistant.search("warm up", k=1)
        except FieldguideError as error:
            _log.error("cannot answer: %s", error)
            self._error = error
        else:
            self._assistant = assistant


@asynccontextmanager
async def load_in_background(app: FastAPI) -> AsyncIterator[None]:
    """The app's lifespan."""
    app.state.loader.start()
    yield


def _loader(request: Request) -> Loader:
    loader: Loader = request.app.state.loader
    return loader


def _assistant(loader: Annotated[Loader, Depends(_loader)]) -> Assistant:
    return loader.get()


LoaderDep = Annotated[Loader, Depends(_loader)]
AssistantDep = Annotated[Assistant, Depends(_assistant)]
