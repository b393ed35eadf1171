"""The page's only way to the rest: HTTP."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn

import httpx2

from ui.errors import ApiLoading, ApiRefused, ApiUnreachable

_LOADING = "urn:fieldguide:error:StillLoading"
TIMEOUT = httpx2.Timeout(60.0, connect=3.0)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """One server-sent event: a part of an answer.

    Attributes:
        name: `care`, `lead`, `thread`, `entry`, `abstention`, `notice`, `response` or `turn`.
        data: As the API documents it.
    """

    name: str
    data: Any


class ApiClient:
    """What the page asks of the API.

    Args:
        http: A client whose base URL is the API's.
    """

    def __init__(self, http: httpx2.Client) -> None:
        self._http = http

    def check_ready(self) -> None:
        """Return when the API can answer.

        Raises:
            ApiError: It cannot, for this reason.
        """
        self._get("/readyz")

    def profile(self) -> Json:
        """The whole profile, as GET /v1/profile gives it."""
        return self._get("/v1/profile")

    def node(self, node_id: str) -> Json:
        """One entry with the lines of the source around it."""
        return self._get(f"/v1/nodes/{node_id}")

    def of(self, owner: str) -> "OwnConversations":
        """The conversations of whoever holds this token."""
        return OwnConversations(self._http, owner)

    def keeping(self) -> Json:
        """How long conversations are kept: `days` and `on_disk`."""
        return self._get("/v1/conversations/keeping")

    def _get(self, path: str) -> Json:
        body: Json = _json(_request(self._http, "GET", path))
        return body


class OwnConversations:
    """One person's conversations, behind the API.

    Args:
        http: A client whose base URL is the API's.
        owner: Their secret token.
    """

    def __init__(self, http: httpx2.Client, owner: str) -> None:
        self._http = http
        self._headers = {"X-Fieldguide-Owner": owner}

    def begin(self) -> str:
        """A new conversation; gives its id."""
        name: str = _json(self._send("POST", "", json={}))["id"]
        return name

    def all(self) -> list[Json]:
        """The latest changed first."""
        found: list[Json] = _json(self._send("GET", ""))
        return found

    def read(self, name: str) -> Json:
        """A conversation with its turns."""
        found: Json = _json(self._send("GET", f"/{name}"))
        return found

    def rename(self, name: str, title: str) -> None:
        """Give it another title."""
        self._send("PATCH", f"/{name}", json={"title": title})

    def delete(self, name: str) -> None:
        """For good."""
        self._send("DELETE", f"/{name}")

    def export(self, name: str, kind: str) -> bytes:
        """As a document: `md` or `docx`."""
        return self._send("GET", f"/{name}/export", params={"format": kind}).content

    def judge(self, name: str, number: int, *, helpful: bool) -> None:
        """Say whether an answer helped."""
        self._send("POST", f"/{name}/turns/{number}/feedback", json={"helpful": helpful})

    def say(self, name: str, message: str, key: str) -> Iterator[Event]:
        """The parts of an answer as they come; the last ones are `response`, the whole, and `turn`.

        Args:
            name: Of the conversation.
            message: What was typed now.
            key: The same again gives the same answer: for sending anew what may have arrived.

        Raises:
            ApiError: No answer, or none to this message.
        """
        path = f"/v1/conversations/{name}/messages/stream"
        headers = {**self._headers, "Idempotency-Key": key}
        with (
            _connection(),
            self._http.stream("POST", path, json={"message": message}, headers=headers) as response,
        ):
            if response.status_code != httpx2.codes.OK:
                response.read()
                _raise_problem(response)
            yield from _events(response.iter_lines())

    def _send(self, method: str, path: str, **options: Any) -> httpx2.Response:  # noqa: ANN401
        return _request(
            self._http, method, f"/v1/conversations{path}", headers=self._headers, **options
        )


def _request(
    http: httpx2.Client,
    method: str,
    path: str,
    **options: Any,  # noqa: ANN401 - httpx2's own
) -> httpx2.Response:
    with _connection():
        response = http.request(method, path, **options)
    if not response.is_success:
        _raise_problem(response)
    return response


def _json(response: httpx2.Response) -> Any:  # noqa: ANN401 - whatever the API sends
    try:
        return response.json()
    except ValueError:
        _raise_problem(response)


@contextmanager
def _connection() -> Iterator[None]:
    try:
        yield
    except httpx2.TransportError as error:
        raise ApiUnreachable(type(error).__name__) from error


def _events(lines: Iterator[str]) -> Iterator[Event]:
    name, data = "message", ""
    for line in lines:
        if line.startswith("event:"):
            name = line.removeprefix("event:").strip()
        elif line.startswith("data:"):
            data += line.removeprefix("data:").strip()
        elif not line and data:
            yield Event(name, json.loads(data))
            name, data = "message", ""


def _raise_problem(response: httpx2.Response) -> NoReturn:
    try:
        problem = response.json()
    except ValueError:
        problem = {}
    if not isinstance(problem, dict):
        problem = {}
    if problem.get("type") == _LOADING:
        raise ApiLoading
    raise ApiRefused(
        response.status_code,
        problem.get("title", "The service gave no answer."),
        problem.get("given", ""),
        problem.get("expected", ""),
        problem.get("action", "Try once more."),
    )
