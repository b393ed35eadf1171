"""The page's client against the real app."""

from collections.abc import Iterator
from typing import cast

import httpx2
import pytest
from fastapi.testclient import TestClient

from assistant.answering import Assistant
from assistant.api.app import create_app
from assistant.settings import Settings
from tests.assistant.conftest import assistant
from ui.client import ApiClient
from ui.errors import ApiLoading, ApiRefused, ApiUnreachable

__all__ = ["assistant"]  # the fixture

OWNER = "the-owner-token-of-these-tests"


@pytest.fixture
def client(assistant: Assistant) -> Iterator[ApiClient]:
    """Speaks to the real app, in memory."""
    with TestClient(create_app(Settings(), assistant)) as http:
        yield ApiClient(cast("httpx2.Client", http))


def test_an_answer_arrives_in_parts_and_then_whole(client: ApiClient) -> None:
    own = client.of(OWNER)
    name = own.begin()
    events = list(own.say(name, "Two partners stopped talking to each other.", "a-key-of-mine"))
    assert events[0].name == "lead"
    assert {event.name for event in events[1:-2]} == {"thread"}
    assert [event.name for event in events[-2:]] == ["response", "turn"]
    assert events[-2].data["answer"]["threads"] == [e.data for e in events[1:-2]]


def test_a_message_sent_twice_with_one_key_is_answered_once(client: ApiClient) -> None:
    own = client.of(OWNER)
    name = own.begin()
    for _ in range(2):
        list(own.say(name, "Two partners stopped talking.", "a-key-of-mine"))
    assert [turn["number"] for turn in own.read(name)["turns"]] == [1]


def test_conversations_are_listed_renamed_judged_exported_and_deleted(client: ApiClient) -> None:
    own = client.of(OWNER)
    name = own.begin()
    list(own.say(name, "Two partners stopped talking.", "a-key-of-mine"))
    own.rename(name, "Partners")
    own.judge(name, 1, helpful=True)
    assert [c["title"] for c in own.all()] == ["Partners"]
    assert own.export(name, "md").startswith(b"# Partners")
    assert client.of("another-owner-with-a-long-token").all() == []
    own.delete(name)
    assert own.all() == []
    with pytest.raises(ApiRefused, match="no such conversation"):
        own.read(name)


def test_it_is_known_how_long_conversations_are_kept(client: ApiClient) -> None:
    assert client.keeping() == {"days": 30, "on_disk": True}


def test_the_profile_and_its_entries_can_be_read(client: ApiClient) -> None:
    client.check_ready()
    assert client.profile()["profile"]["id"] == "ispp"
    assert client.node("brokering.2")["source"]["quote"].startswith("Position themselves")


def test_a_refusal_carries_what_was_given_expected_and_to_do(client: ApiClient) -> None:
    own = client.of(OWNER)
    events = own.say(own.begin(), "x" * 601, "a-key-of-mine")
    with pytest.raises(ApiRefused) as caught:
        list(events)
    assert caught.value.status == 422
    assert caught.value.given == "601 characters"
    assert caught.value.action


def test_a_service_that_is_still_loading_says_so() -> None:
    http = TestClient(create_app(Settings()))  # without its lifespan: never loaded
    with pytest.raises(ApiLoading):
        ApiClient(cast("httpx2.Client", http)).check_ready()


@pytest.mark.parametrize("error", [httpx2.ConnectError, httpx2.ReadTimeout, httpx2.ReadError])
def test_a_broken_connection_is_one_error(error: type[httpx2.TransportError]) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise error("no")

    http = httpx2.Client(transport=httpx2.MockTransport(fail), base_url="http://127.0.0.1:1")
    with pytest.raises(ApiUnreachable):
        ApiClient(http).check_ready()
    with pytest.raises(ApiUnreachable):
        list(ApiClient(http).of(OWNER).say("c", "hello", "a-key-of-mine"))


def test_something_else_at_the_address_is_a_refusal() -> None:
    def page(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(500, text="<html>oops</html>")

    http = httpx2.Client(transport=httpx2.MockTransport(page), base_url="http://127.0.0.1:1")
    with pytest.raises(ApiRefused, match="gave no answer"):
        ApiClient(http).check_ready()
