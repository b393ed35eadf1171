"""A chat model that follows a script: what it says, how slowly, and where it breaks."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field


@dataclass(frozen=True)
class Wait:
    """Seconds in which nothing comes."""

    seconds: float


Step = str | Wait | Exception


class ScriptedChatModel(BaseChatModel):
    """Plays one script for each call, the last one again when they run out."""

    scripts: list[list[Any]]
    prompts: list[list[BaseMessage]] = Field(default_factory=list)
    pieces: list[str] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: object,
    ) -> Iterator[ChatGenerationChunk]:
        script = self.scripts[min(len(self.prompts), len(self.scripts) - 1)]
        self.prompts.append(list(messages))
        for step in script:
            if isinstance(step, Exception):
                raise step
            if isinstance(step, Wait):
                time.sleep(step.seconds)
                continue
            self.pieces.append(step)
            yield ChatGenerationChunk(message=AIMessageChunk(content=step))

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: object,
    ) -> ChatResult:
        text = "".join(str(c.message.content) for c in self._stream(messages))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=text))])


def line(text: str, *cites: str) -> str:
    """A sentence as a model should give it."""
    return json.dumps({"text": text, "cites": cites}, ensure_ascii=False) + "\n"


def in_pieces(text: str, size: int = 7) -> Sequence[str]:
    """A text as it comes from a stream."""
    return [text[at : at + size] for at in range(0, len(text), size)]
