"""The page's only way to the rest: HTTP."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from ui.errors import ApiLoading, ApiRefused, ApiUnreachable

_LOADING = "urn:fieldguide:error:StillLoading"
TIMEOUT = httpx2.Timeout(60.0, connect=3.0)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """One server-sent event: a part of an answer.

    Attributes:
        name: `lead`, `thread`, `entry`, `abstention`, `notice` or `response`.
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

    def ask(self, message: str, earlier: Sequence[Json] = ()) -> Iterator[Event]:
        """The parts of an answer as they come; the last one is `response`, the whole.

        Args:
            message: What was typed now.
            earlier: What went before it, as POST /v1/ask/stream takes it.

        Raises:
            ApiError: No answer, or none to this message.
        """
        request = {"message": message, "earlier": list(earlier)}
        with (
            _connection(),
            self._http.stream("POST", "/v1/ask/stream", json=request) as response,
        ):
            if response.status_code != httpx2.codes.OK:
                response.read()
                _raise_problem(response)
            yield from _events(response.iter_lines())

    def _get(self, path: str) -> Json:
        with _connection():
            response = self._http.get(path)
        if response.status_code != httpx2.codes.OK:
            _raise_problem(response)
        body: Json = response.json()
        return body


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


def _raise_problem(response: httpx2.Response) -> None:
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
