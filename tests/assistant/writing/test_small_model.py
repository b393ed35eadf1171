"""A real model, small enough to be a package: whatever it says, the answer stands."""

import socket
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.answering import Assistant
from assistant.settings import Settings
from assistant.wiring import build_writer
from assistant.writing.generation import Deadlines, generate
from assistant.writing.models import make_chat_model
from assistant.writing.passages import passages_of
from assistant.writing.prompt import prompt_for
from tests.assistant.writing.small_model import missing, small_model_server

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
]
MESSAGE = "The lamp went out twice last night and nobody wrote it down."
PATIENCE = Deadlines(connect_s=5, first_token_s=120, idle_s=60, total_s=120)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Where the model is served."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with small_model_server(port) as url:
        yield url


def test_it_is_reached_through_langchain_and_can_be_cancelled(
    url: str, tiny_assistant: Assistant
) -> None:
    model, local = make_chat_model("openai:smollm2", url, PATIENCE)
    passages = passages_of(tiny_assistant.ask(MESSAGE).answer)
    pieces = generate(model, prompt_for(MESSAGE, passages), PATIENCE, until=time.monotonic() + 120)
    assert next(filter(None, pieces)).strip() != ""
    pieces.close()
    assert local


def test_the_answer_is_the_same_with_it(url: str, tiny_assistant: Assistant) -> None:
    settings = Settings(model="openai:smollm2", model_url=url, model_total_s=20)
    writer = build_writer(settings)
    assert writer is not None
    response = tiny_assistant.ask(MESSAGE)
    started = time.monotonic()
    answer = writer.add_to(response).answer
    assert time.monotonic() - started < 25
    assert answer.written is not None
    assert replace(answer, written=None) == response.answer
    known = {passage.id for passage in passages_of(answer)}
    assert all(known.issuperset(sentence.cites) for sentence in answer.written.sentences)
