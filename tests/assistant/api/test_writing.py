"""A language model's sentences over HTTP: after the composed parts, apart from them, and cancelled."""

import pytest
from fastapi.testclient import TestClient

from assistant.answering import Assistant
from assistant.api.app import create_app
from assistant.settings import Settings
from assistant.writing import prompt
from tests.assistant.api.test_asking import events_of
from tests.assistant.writing.conftest import MESSAGE, model_that, writer_around
from tests.assistant.writing.scripted import ScriptedChatModel, line


@pytest.fixture
def model(assistant: Assistant) -> ScriptedChatModel:
    """Says two things that hold, and one that does not."""
    suggestions = assistant.ask(MESSAGE).answer.suggestions
    notes = [(s.citation.node.id, s.note) for s in suggestions if s.note]
    good = [line(note.steps[0], f"{unit}:note") for unit, note in notes[:2]]
    return model_that([good[0], line("Fire everyone.", notes[0][0]), good[1]])


@pytest.fixture
def client(assistant: Assistant, model: ScriptedChatModel) -> TestClient:
    """The real app with a writer whose model runs elsewhere."""
    writer = writer_around(model, local=False)
    return TestClient(create_app(Settings(), assistant, writer), raise_server_exceptions=False)


def test_an_answer_holds_what_was_written_apart(client: TestClient, assistant: Assistant) -> None:
    body = client.post("/v1/ask", json={"message": MESSAGE}).json()["answer"]
    written = body.pop("written")
    assert [s["rests_on"] for s in written["sentences"]] == ["note", "note"]
    assert written["dropped"] == [{"fault": "unsupported", "count": 1}]
    assert (written["model"], written["prompt"]) == ("scripted:model", prompt.VERSION)
    plain = TestClient(create_app(Settings(), assistant)).post("/v1/ask", json={"message": MESSAGE})
    assert plain.json()["answer"] == {**body, "written": None}


def test_sentences_are_streamed_after_the_composed_parts(client: TestClient) -> None:
    whole = client.post("/v1/ask", json={"message": MESSAGE}).json()
    events = events_of(client.post("/v1/ask/stream", json={"message": MESSAGE}).text)
    names = [name for name, _ in events]
    threads = len(whole["answer"]["threads"])
    assert names == ["lead", *["thread"] * threads, "sentence", "sentence", "response"]
    sentences = [data for name, data in events if name == "sentence"]
    assert sentences == whole["answer"]["written"]["sentences"]
    assert events[-1] == ("response", whole)


def test_masking_can_be_declined(client: TestClient, model: ScriptedChatModel) -> None:
    message = f"{MESSAGE} Write to amina@example.org."
    for mask in (True, False):
        client.post("/v1/ask", json={"message": message, "mask": mask})
        assert ("amina@example.org" in str(model.prompts[-1])) is not mask


def test_readiness_says_which_model_is_on(client: TestClient, assistant: Assistant) -> None:
    on = {"name": "scripted:model", "local": False, "prompt": prompt.VERSION}
    assert client.get("/readyz").json()["model"] == on
    off = TestClient(create_app(Settings(), assistant))
    assert off.get("/readyz").json()["model"] is None
