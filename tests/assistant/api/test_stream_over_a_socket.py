"""The stream through a real server: composed parts at once, and a reader who leaves stops the model."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from assistant.answering import Assistant
from assistant.api.app import create_app
from assistant.settings import Settings
from assistant.writing.writer import Writer
from tests.assistant.writing.conftest import MESSAGE, model_that, writer_around
from tests.assistant.writing.scripted import Step, Wait


@contextmanager
def served(assistant: Assistant, writer: Writer) -> Iterator[int]:
    """The app on a free port of this machine; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        app = create_app(Settings(), assistant, writer)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


def test_composed_parts_come_at_once_and_leaving_stops_the_model(assistant: Assistant) -> None:
    trickle: list[Step] = [step for _ in range(400) for step in ("x", Wait(0.05))]
    model = model_that(trickle)
    body = json.dumps({"message": MESSAGE}).encode()
    head = (
        "POST /v1/ask/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with served(assistant, writer_around(model, total_s=20)) as port:
        started = time.monotonic()
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(head.encode() + body)
            read = b""
            while b"event: thread" not in read:
                read += connection.recv(4096)
            assert b"event: response" not in read
            assert time.monotonic() - started < 5
            while not model.pieces:
                time.sleep(0.05)
        time.sleep(1.5)
        written_then = len(model.pieces)
        time.sleep(0.5)
        assert len(model.pieces) == written_then < 200
