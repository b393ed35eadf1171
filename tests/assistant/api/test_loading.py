"""Health, readiness, and the seconds in between."""

from pathlib import Path

from fastapi.testclient import TestClient

from assistant.answering import Assistant
from assistant.api.app import create_app
from assistant.api.loading import Loader
from assistant.settings import Settings


def test_a_ready_service_says_what_it_answers_from(assistant: Assistant) -> None:
    with TestClient(create_app(Settings(), assistant)) as client:
        body = client.get("/readyz").json()
    assert body["status"] == "ready"
    assert body["profile"] == "ispp"
    assert body["passages"] == len(assistant.profile.nodes)
    assert body["index"] == assistant.index.manifest.digest


def test_while_loading_it_lives_but_does_not_answer() -> None:
    app = create_app(Settings())
    client = TestClient(app)  # without its lifespan: loading never starts
    assert client.get("/healthz").json() == {"status": "ok"}
    response = client.post("/v1/ask", json={"message": "hello there"})
    assert response.status_code == 503
    assert response.json()["type"] == "urn:fieldguide:error:StillLoading"
    assert response.headers["retry-after"] == "2"
    assert client.get("/v1/profile").status_code == 200


def test_when_loading_fails_the_reason_is_told(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    app = create_app(settings)
    loader: Loader = app.state.loader
    loader._load()  # what the background thread runs
    response = TestClient(app).get("/readyz")
    assert response.status_code == 503
    assert response.json()["type"] == "urn:fieldguide:error:IndexMissing"
    assert "fieldguide index build" in response.json()["action"]
