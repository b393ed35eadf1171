"""Case discussions over HTTP."""

from collections.abc import Iterator
from pathlib import Path

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


def test_the_library_holds_no_answers(client: TestClient) -> None:
    library = client.get("/v1/cases").json()
    assert len(library) >= 48
    assert library[0]["exercises"][0]["id"] == "co-learning.1"
    assert set(library[0]) == {
        "id", "title", "setting", "country", "sector", "difficulty",
        "reading_minutes", "parts", "questions", "exercises",
    }  # fmt: skip


def test_a_guide_is_whole(client: TestClient) -> None:
    asked = {"wanted": ["brokering"], "group": 14, "minutes": 90, "setting": "a hospital"}
    guide = client.post("/v1/cases", json=asked).json()
    assert guide["request"]["group"] == 14
    assert sum(item["minutes"] for item in guide["agenda"]) == 90
    assert guide["questions"][0]["answer_key"]
    assert guide["coverage"][0]["activity_id"]
    assert guide["citations"][0]["check"] in ("exact", "normalised")
    assert guide["handout"].startswith(f"# {guide['case']['title']}")
    assert guide["labels"][0] == "Fictional case: the people, places and events are invented."


@pytest.mark.parametrize(
    ("form", "starts"), [("docx", b"PK"), ("pdf", b"%PDF"), ("md", b"# "), ("json", b"{")]
)
def test_a_guide_comes_as_a_file(client: TestClient, form: str, starts: bytes) -> None:
    response = client.post(
        "/v1/cases/export",
        params={"format": form, "part": "notes"},
        json={"case": "window-four", "minutes": 45},
    )
    assert response.status_code == 200
    assert response.content.startswith(starts)
    assert f'.{form}"' in response.headers["content-disposition"]


def test_refusals_are_problem_documents(client: TestClient) -> None:
    for asked, kind in (
        ({"wanted": ["nothing.1"]}, "CaseRequestInvalid"),
        ({}, "CaseRequestInvalid"),
        ({"case": "window-four", "minutes": 5}, "RequestInvalid"),
        ({"case": "window-four", "colour": "red"}, "RequestInvalid"),
    ):
        response = client.post("/v1/cases", json=asked)
        assert response.status_code == 422
        assert response.json()["type"] == f"urn:fieldguide:error:{kind}"
    wrong = client.post("/v1/cases/export?format=odt", json={"case": "window-four"})
    assert wrong.status_code == 422


def test_a_profile_without_cases_says_so(tiny_assistant: Assistant, tiny_profile_dir: Path) -> None:
    app = create_app(Settings(profile_dir=tiny_profile_dir), tiny_assistant)
    client = TestClient(app, raise_server_exceptions=False)
    assert client.get("/v1/cases").json() == []
    response = client.post("/v1/cases", json={"need": "the lamp is cold"})
    assert response.status_code == 404
    assert response.json()["type"] == "urn:fieldguide:error:CasesMissing"


def test_entries_named_by_id_need_no_encoder() -> None:
    app = create_app(Settings())  # nothing was loaded, and nothing is: the app was not started
    client = TestClient(app, raise_server_exceptions=False)
    assert client.post("/v1/cases", json={"wanted": ["brokering"]}).status_code == 200
    waiting = client.post("/v1/cases", json={"need": "two agencies do not talk"})
    assert waiting.status_code == 503
