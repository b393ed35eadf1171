"""Conversations over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.answering import Assistant
from assistant.api.app import create_app
from assistant.settings import Settings
from tests.assistant.api.test_asking import events_of

ME = {"X-Fieldguide-Owner": "m" * 32}
OTHER = {"X-Fieldguide-Owner": "o" * 32}
MESSAGE = "Two partner agencies have stopped talking. Who should sit in between?"


@pytest.fixture
def client(assistant: Assistant) -> Iterator[TestClient]:
    """The real app around the fake encoder, keeping conversations in a file."""
    with TestClient(create_app(Settings(), assistant), raise_server_exceptions=False) as client:
        yield client


def begun(client: TestClient) -> str:
    response = client.post("/v1/conversations", json={}, headers=ME)
    assert response.status_code == 201
    name: str = response.json()["id"]
    return name


def test_a_conversation_goes_on_in_the_light_of_what_was_said(client: TestClient) -> None:
    path = f"/v1/conversations/{begun(client)}"
    first = client.post(f"{path}/messages", json={"message": MESSAGE}, headers=ME).json()
    assert (first["number"], first["message"]) == (1, MESSAGE)
    shown = first["response"]["answer"]["threads"][0]["suggestions"]
    more = {"message": "tell me more about the first"}
    second = client.post(f"{path}/messages", json=more, headers=ME).json()
    answer = second["response"]["answer"]
    assert answer["lead"] == "More about number 1."
    again = answer["threads"][0]["suggestions"]
    assert [s["citation"] for s in again] == [shown[0]["citation"]]
    whole = client.get(path, headers=ME).json()
    assert [turn["number"] for turn in whole["turns"]] == [1, 2]
    assert whole["turns"][0]["response"] == first["response"]
    (listed,) = client.get("/v1/conversations", headers=ME).json()
    assert (listed["title"], listed["turns"]) == (MESSAGE, 2)


def test_the_stream_ends_when_the_turn_is_kept(client: TestClient) -> None:
    path = f"/v1/conversations/{begun(client)}"
    response = client.post(f"{path}/messages/stream", json={"message": MESSAGE}, headers=ME)
    events = events_of(response.text)
    assert events[0][0] == "lead"
    kept = client.get(path, headers=ME).json()["turns"][0]["response"]
    assert events[-2:] == [("response", kept), ("turn", {"number": 1})]


def test_the_same_key_asks_nothing_again(client: TestClient) -> None:
    path = f"/v1/conversations/{begun(client)}/messages"
    keyed = {**ME, "Idempotency-Key": "one-two-three"}
    first = client.post(path, json={"message": MESSAGE}, headers=keyed).json()
    assert client.post(path, json={"message": MESSAGE}, headers=keyed).json() == first
    other = client.post(path, json={"message": "something else"}, headers=keyed)
    assert other.status_code == 409
    assert other.json()["type"] == "urn:fieldguide:error:KeyReused"


def test_others_see_nothing(client: TestClient) -> None:
    path = f"/v1/conversations/{begun(client)}"
    assert client.get(path, headers=OTHER).status_code == 404
    assert client.delete(path, headers=OTHER).status_code == 404
    assert client.get("/v1/conversations", headers=OTHER).json() == []
    assert client.get("/v1/conversations").status_code == 422
    weak = client.get("/v1/conversations", headers={"X-Fieldguide-Owner": "x"})
    assert weak.status_code == 401


def test_rename_judge_export_delete(client: TestClient) -> None:
    path = f"/v1/conversations/{begun(client)}"
    client.post(f"{path}/messages", json={"message": MESSAGE}, headers=ME)
    assert client.patch(path, json={"title": "Partners"}, headers=ME).json()["title"] == "Partners"
    judged = {"helpful": True, "unit": "brokering.1", "text": "did it"}
    assert client.post(f"{path}/turns/1/feedback", json=judged, headers=ME).status_code == 201
    assert client.post(f"{path}/turns/9/feedback", json=judged, headers=ME).status_code == 404
    for kind, start in (("md", b"# Partners"), ("docx", b"PK"), ("json", b"{")):
        export = client.get(f"{path}/export", params={"format": kind}, headers=ME)
        assert export.content.startswith(start)
        assert export.headers["content-disposition"].endswith(f'"conversation.{kind}"')
    assert client.get(f"{path}/export?format=exe", headers=ME).status_code == 422
    assert client.delete(path, headers=ME).status_code == 204
    assert client.get(path, headers=ME).status_code == 404
    begun(client)
    assert client.delete("/v1/conversations", headers=ME).json() == {"deleted": 1}


def test_it_is_said_how_long_conversations_are_kept(
    assistant: Assistant, client: TestClient, tmp_path: Path
) -> None:
    assert client.get("/v1/conversations/keeping").json() == {"days": 30, "on_disk": True}
    settings = Settings(keep_days=0, data_dir=tmp_path / "forgetful")
    with TestClient(create_app(settings, assistant)) as forgetful:
        said = forgetful.get("/v1/conversations/keeping").json()
        assert said == {"days": None, "on_disk": False}
        begun(forgetful)
    assert not settings.data_dir.exists()


@pytest.mark.parametrize("said", ["private \0", "private " * 3_000, ["private"], {"private": 1}])
def test_a_message_that_is_refused_is_not_quoted(client: TestClient, said: object) -> None:
    path = f"/v1/conversations/{begun(client)}"
    response = client.post(f"{path}/messages", json={"message": said}, headers=ME)
    assert response.status_code == 422
    assert response.json()["expected"]
    assert "private" not in response.text
    assert client.get(path, headers=ME).json()["turns"] == []


def test_a_message_that_cannot_be_answered_keeps_nothing(client: TestClient) -> None:
    path = f"/v1/conversations/{begun(client)}"
    response = client.post(f"{path}/messages", json={"message": "  "}, headers=ME)
    assert response.status_code == 422
    assert client.get(path, headers=ME).json()["turns"] == []
