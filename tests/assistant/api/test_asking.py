"""Asking over HTTP."""

import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.answering import Assistant
from assistant.api.app import create_app
from assistant.settings import Settings

MESSAGE = "Two partner agencies have stopped talking. Who should sit in between?"


@pytest.fixture
def client(assistant: Assistant) -> Iterator[TestClient]:
    """The real app around the fake encoder."""
    with TestClient(create_app(Settings(), assistant), raise_server_exceptions=False) as client:
        yield client


def events_of(text: str) -> list[tuple[str, object]]:
    """Server-sent events as name and data."""
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return [(b[0].removeprefix("event: "), json.loads(b[1].removeprefix("data: "))) for b in blocks]


def test_an_answer_is_the_same_object_everywhere(client: TestClient, assistant: Assistant) -> None:
    body = client.post("/v1/ask", json={"message": MESSAGE}).json()
    answer = assistant.ask(MESSAGE).answer
    assert body["answer"]["lead"] == answer.lead
    first = body["answer"]["threads"][0]["suggestions"][0]
    assert first["citation"]["node"]["id"] == answer.threads[0].suggestions[0].citation.node.id
    assert first["citation"]["check"] in ("exact", "normalised")
    assert len(body["ranking"]) == len(assistant.profile.units)


def test_earlier_turns_are_read_with_the_message(client: TestClient) -> None:
    asked = {"message": "And if they refuse?", "earlier": [MESSAGE]}
    body = client.post("/v1/ask", json=asked).json()
    assert body["answer"]["query"] == f"{MESSAGE}\n\nAnd if they refuse?"
    refused = client.post("/v1/ask", json={"message": MESSAGE, "earlier": [MESSAGE] * 21})
    assert refused.status_code == 422


def test_the_stream_ends_with_what_ask_returns(client: TestClient) -> None:
    whole = client.post("/v1/ask", json={"message": MESSAGE}).json()
    response = client.post("/v1/ask/stream", json={"message": MESSAGE})
    assert response.headers["content-type"].startswith("text/event-stream")
    events = events_of(response.text)
    threads = whole["answer"]["threads"]
    assert events[0] == ("lead", {"kind": "suggestions", "text": whole["answer"]["lead"]})
    assert events[1:-1] == [("thread", thread) for thread in threads]
    assert events[-1] == ("response", whole)


def test_a_question_about_the_profile_streams_its_entries(client: TestClient) -> None:
    response = client.post("/v1/ask/stream", json={"message": "what are the guiding principles?"})
    assert [name for name, _ in events_of(response.text)] == ["lead", *["entry"] * 5, "response"]


@pytest.mark.parametrize("path", ["/v1/ask", "/v1/ask/stream"])
@pytest.mark.parametrize(
    ("body", "status", "given"),
    [
        ('{"message": "  "}', 422, "2 character(s), none of them readable"),
        (json.dumps({"message": "x" * 601}), 422, "601 characters"),
        ("{}", 422, "{}"),
        ('{"message": 3}', 422, "3"),
        ('{"message": "x", "extra": 1}', 422, "1"),
        ("{", 400, "something else than JSON"),
        ("message=hello", 400, "something else than JSON"),
    ],
)
def test_bad_input_is_refused_with_a_problem_document(
    client: TestClient, path: str, body: str, status: int, given: str
) -> None:
    response = client.post(path, content=body, headers={"content-type": "application/json"})
    problem = response.json()
    assert response.status_code == problem["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["expected"]
    assert problem["action"]
    assert problem["given"] == given


def test_deeply_nested_json_is_refused(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    response = client.post("/v1/ask", content="[" * 50_000, headers=headers)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


def test_a_huge_body_is_refused_before_it_is_read(client: TestClient) -> None:
    response = client.post("/v1/ask", json={"message": "x" * 200_000})
    assert response.status_code == 413
    assert response.json()["expected"] == "at most 100,000 bytes"


def test_a_name_that_is_not_this_machine_is_refused(client: TestClient) -> None:
    response = client.get("/healthz", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert response.json()["title"] == "The service does not answer to this host name."


def test_nothing_typed_is_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    client.post("/v1/ask", json={"message": "my secret canary about the board"})
    client.post("/v1/ask", json={"message": "canary " * 200})
    assert "canary" not in caplog.text


def test_every_answer_says_how_it_may_be_used(client: TestClient) -> None:
    headers = client.get("/healthz").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_the_description_has_an_example_for_asking(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    schema = description["components"]["schemas"]["AskRequest"]
    assert "steering group" in schema["examples"][0]["message"]
    answers = description["paths"]["/v1/ask"]["post"]["responses"]
    assert {"200", "400", "413", "422", "503"} <= set(answers)
