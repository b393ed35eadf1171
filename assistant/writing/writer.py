"""The composed answer stands; over it, a language model may write a few sentences that hold."""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from threading import BoundedSemaphore
from time import monotonic

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage

from assistant.errors import ModelFailed
from assistant.types import Answer, Response
from assistant.writing import prompt
from assistant.writing.checking import SentenceChecks
from assistant.writing.generation import Deadlines, generate
from assistant.writing.passages import passages_of
from assistant.writing.reading import DraftReader
from assistant.writing.support import SupportModel
from assistant.writing.types import Written, WrittenSentence

Event = WrittenSentence | Written | None
_log = logging.getLogger(__name__)

FEWEST_SENTENCES = 2  # with fewer that hold, the composed answer stands alone
_TRIES = 2
_MOST_CHARS = 12_000  # of one try; whoever writes more is looping
_MOST_DRAFTS = 24
_AT_ONCE = 4  # answers being written; the next ones go without

FAILED = "The language model could not be used this time; the answer stands by itself."
THIN = "What the language model wrote did not pass the checks; the answer stands by itself."
STOPPED = "The language model stopped early; what passed the checks is shown."
BUSY = "The language model is busy; the answer stands by itself."


class Writer:
    """Writes over answers with one model. Holds nothing of one answer for the next; safe to share.

    Attributes:
        name: `provider:name` of the model.
        local: Whether it runs on this machine.
    """

    def __init__(
        self,
        model: BaseChatModel,
        *,
        name: str,
        local: bool,
        deadlines: Deadlines,
        support: SupportModel,
        hide: Callable[[str], str],
    ) -> None:
        """Put together in assistant/wiring.py.

        Args:
            model: Any LangChain chat model that streams.
            name: As in `Written.model`.
            local: Whether it runs on this machine.
            deadlines: How long it may take.
            support: Says whether passages support a sentence.
            hide: Takes personal identifiers out of a message before it leaves this machine.
        """
        self.name = name
        self.local = local
        self._model = model
        self._deadlines = deadlines
        self._support = support
        self._hide = hide
        self._free = BoundedSemaphore(_AT_ONCE)

    def write(self, answer: Answer, *, mask: bool = True) -> Generator[Event, None, None]:
        """Sentences as they pass the checks, then the whole; closing the iterator cancels the model.

        Nothing comes for an answer without suggestions, nor where something must be said first: a
        model has no business there. No sentence is given before there are enough to be shown; None
        is given while the model has nothing to show, so that a caller can stop waiting.
        Whatever the model does, the last thing given is a `Written`.

        Args:
            answer: Composed; the model gets its suggestions and the person's words.
            mask: Hide personal identifiers from a model that runs elsewhere.
        """
        passages = passages_of(answer)
        if answer.kind != "suggestions" or answer.care or not passages:
            return
        masked = mask and not self.local
        person = self._hide(answer.query) if masked else answer.query
        checks = SentenceChecks(passages, person, self._support)
        if not self._free.acquire(blocking=False):
            yield self._written((), checks, masked=masked, notice=BUSY)
            return
        try:
            yield from self._try(prompt.prompt_for(person, passages), checks, masked=masked)
        finally:
            self._free.release()

    def add_to(self, response: Response, *, mask: bool = True) -> Response:
        """The response with what the model wrote, once all of it is there."""
        written = None
        for event in self.write(response.answer, mask=mask):
            written = event
        if not isinstance(written, Written):
            return response
        return replace(response, answer=replace(response.answer, written=written))

    def _try(
        self, messages: Sequence[BaseMessage], checks: SentenceChecks, *, masked: bool
    ) -> Generator[Event, None, None]:
        until = monotonic() + self._deadlines.total_s
        held: list[WrittenSentence] = []
        failed = False
        for _ in range(_TRIES):
            failed = False
            try:
                for sentence in self._sentences(messages, checks, until):
                    if sentence is None:
                        yield None
                        continue
                    held.append(sentence)
                    if len(held) >= FEWEST_SENTENCES:
                        yield from held if len(held) == FEWEST_SENTENCES else (sentence,)
            except ModelFailed as error:
                _log.warning("the language model failed: %s", error.given)
                failed = True
            if len(held) >= FEWEST_SENTENCES or monotonic() >= until:
                break
        enough = len(held) >= FEWEST_SENTENCES
        notice = (STOPPED if enough else FAILED) if failed else ("" if enough else THIN)
        yield self._written(tuple(held) if enough else (), checks, masked=masked, notice=notice)

    def _sentences(
        self, messages: Sequence[BaseMessage], checks: SentenceChecks, until: float
    ) -> Iterator[WrittenSentence | None]:
        reader = DraftReader()
        chars = drafts = shown = 0
        with closing(generate(self._model, messages, self._deadlines, until=until)) as pieces:
            for piece in pieces:
                yield None
                chars += len(piece)
                for draft in reader.feed(piece):
                    drafts += 1
                    sentence = checks.take(draft)
                    if sentence:
                        shown += 1
                        yield sentence
                    if shown == prompt.MOST_SENTENCES or drafts == _MOST_DRAFTS:
                        return
                if chars > _MOST_CHARS:
                    return

    def _written(
        self,
        sentences: tuple[WrittenSentence, ...],
        checks: SentenceChecks,
        *,
        masked: bool,
        notice: str,
    ) -> Written:
        return Written(
            model=self.name,
            local=self.local,
            prompt=prompt.VERSION,
            masked=masked,
            sentences=sentences,
            dropped=checks.dropped,
            notice=notice,
        )
