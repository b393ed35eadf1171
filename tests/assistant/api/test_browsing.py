"""Reading the profile over HTTP."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.answering import Assistant
from assistant.api.app import create_app
from assistant.settings import Settings


@pytest.fixture
def client(assistant: Assistant) -> Iterator[TestClient]:
    """The real app around the fake encoder."""
    with TestClient(create_app(Settings(), assistant), raise_server_exceptions=False) as client:
        yield client


def test_the_overview_holds_every_entry_and_names_the_levels(client: TestClient) -> None:
    body = client.get("/v1/profile").json()
    assert [(level["id"], level["entries"]) for level in body["levels"]] == [
        ("domain", 3),
        ("competency", 12),
        ("activity", 64),
    ]
    assert len([node for node in body["nodes"] if node["kind"] == "activity"]) == 64
    assert "Not produced or endorsed" in body["profile"]["endorsement"]


def test_an_activity_comes_with_the_lines_of_the_source_around_it(
    client: TestClient, assistant: Assistant
) -> None:
    body = client.get("/v1/activities/brokering.2").json()
    source = body["source"]
    assert [node["id"] for node in body["path"]] == ["co-creation", "brokering"]
    assert source["quote"].startswith("Position themselves")
    together = source["before"] + source["quote"] + source["after"]
    assert together in assistant.profile.source
    assert source["before"].endswith("•\t ")


def test_each_level_has_an_address_and_refuses_the_others(client: TestClient) -> None:
    assert client.get("/v1/competencies/brokering").json()["children"][1]["id"] == "brokering.2"
    assert client.get("/v1/domains/co-creation").status_code == 200
    wrong = client.get("/v1/activities/brokering")
    assert wrong.status_code == 404
    assert wrong.json()["action"] == "Ask for /v1/nodes/brokering."


@pytest.mark.parametrize("path", ["/v1/activities/brokering.9", "/v1/nodes/%F0%9F%90%99", "/nope"])
def test_what_is_not_there_is_a_problem_document(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_a_search_is_limited_to_the_kinds_asked_for(client: TestClient) -> None:
    hits = client.get(
        "/v1/search", params={"q": "empathy regard", "k": 2, "kind": "principle"}
    ).json()
    assert [h["entry"]["citation"]["node"]["kind"] for h in hits["hits"]] == ["principle"] * 2
    assert hits["hits"][0]["entry"]["citation"]["node"]["id"] == "principle.empathy"


@pytest.mark.parametrize(
    ("params", "status"),
    [({"q": "x", "kind": "chapter"}, 404), ({"q": "x", "k": 0}, 422), ({"q": " "}, 422), ({}, 422)],
)
def test_a_bad_search_is_refused(
    client: TestClient, params: dict[str, str | int], status: int
) -> None:
    assert client.get("/v1/search", params=params).status_code == status


def test_another_profile_gets_addresses_of_its_own(tiny_assistant: Assistant) -> None:
    with TestClient(create_app(Settings(), tiny_assistant)) as client:
        assert client.get("/v1/duties/night.1").json()["path"][0]["id"] == "night"
        assert client.get("/v1/activities/brokering.2").status_code == 404
