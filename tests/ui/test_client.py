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


@pytest.fixture
def client(assistant: Assistant) -> Iterator[ApiClient]:
    """Speaks to the real app, in memory."""
    with TestClient(create_app(Settings(), assistant)) as http:
        yield ApiClient(cast("httpx2.Client", http))


def test_an_answer_arrives_in_parts_and_then_whole(client: ApiClient) -> None:
    events = list(client.ask("Two partners stopped talking to each other."))
    assert events[0].name == "lead"
    assert {event.name for event in events[1:-1]} == {"thread"}
    assert events[-1].name == "response"
    assert events[-1].data["answer"]["threads"] == [e.data for e in events[1:-1]]


def test_the_profile_and_its_entries_can_be_read(client: ApiClient) -> None:
    client.check_ready()
    assert client.profile()["profile"]["id"] == "ispp"
    assert client.node("brokering.2")["source"]["quote"].startswith("Position themselves")


def test_a_refusal_carries_what_was_given_expected_and_to_do(client: ApiClient) -> None:
    with pytest.raises(ApiRefused) as caught:
        list(client.ask("x" * 601))
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
        list(ApiClient(http).ask("hello"))


def test_something_else_at_the_address_is_a_refusal() -> None:
    def page(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(500, text="<html>oops</html>")

    http = httpx2.Client(transport=httpx2.MockTransport(page), base_url="http://127.0.0.1:1")
    with pytest.raises(ApiRefused, match="gave no answer"):
        ApiClient(http).check_ready()
