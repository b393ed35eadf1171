"""Every error of ours has a status."""

from collections.abc import Iterator

from fastapi.testclient import TestClient

from assistant.answering import Assistant
from assistant.api.app import create_app
from assistant.api.problems import STATUS
from assistant.settings import Settings
from corpus.errors import FieldguideError


def family(kind: type[FieldguideError]) -> Iterator[type[FieldguideError]]:
    """An error class and everything below it that the API can meet: it never imports `evals`."""
    yield kind
    for child in kind.__subclasses__():
        if not child.__module__.startswith("evals."):
            yield from family(child)


def test_every_error_of_ours_has_a_status() -> None:
    assert set(family(FieldguideError)) == set(STATUS)


def test_an_unexpected_error_shows_no_traceback_and_no_text(assistant: Assistant) -> None:
    app = create_app(Settings(), assistant)

    @app.get("/break")
    def broken() -> None:
        raise RuntimeError("what somebody typed")

    response = TestClient(app, raise_server_exceptions=False).get("/break")
    assert response.status_code == 500
    assert response.json()["given"] == "RuntimeError"
    assert "somebody typed" not in response.text
