"""Errors as RFC 9457 problem details: what was given, what was expected, what to do."""

import logging
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.middleware.base import RequestResponseEndpoint

from assistant.conversations.errors import (
    ConversationError,
    ConversationFull,
    ConversationUnknown,
    KeyReused,
    OwnerMissing,
    StoreUnusable,
)
from assistant.errors import (
    AssistantError,
    BatchInvalid,
    CaseRequestInvalid,
    CasesMissing,
    ExportRefused,
    MessageInvalid,
    ModelFailed,
    NeedOutsideProfile,
    ProviderMissing,
    SettingInvalid,
    StillLoading,
    SupportModelDamaged,
    WritingError,
)
from corpus.errors import (
    CorpusError,
    DataInvalid,
    FieldguideError,
    ProfileInvalid,
    ProfileMissing,
    ProfileUnfaithful,
    UnknownNode,
)
from index.errors import (
    IndexDamaged,
    IndexMissing,
    IndexStale,
    LearnedDamaged,
    ModelUnavailable,
    SearchIndexError,
    UnknownComponent,
    WeightsUnverified,
)

_log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
_SHOWN = 80  # characters of a bad value that are quoted back

# Every error of ours has a status here; a test walks the tree and fails if one is missing.
STATUS: dict[type[FieldguideError], int] = {
    FieldguideError: 500,
    CorpusError: 500,
    DataInvalid: 500,
    ProfileInvalid: 500,
    ProfileMissing: 500,
    ProfileUnfaithful: 500,
    UnknownNode: 404,
    SearchIndexError: 503,
    IndexDamaged: 503,
    IndexMissing: 503,
    IndexStale: 503,
    LearnedDamaged: 503,
    ModelUnavailable: 503,
    UnknownComponent: 503,
    WeightsUnverified: 503,
    AssistantError: 500,
    BatchInvalid: 422,
    CaseRequestInvalid: 422,
    CasesMissing: 404,
    ExportRefused: 422,
    MessageInvalid: 422,
    NeedOutsideProfile: 422,
    SettingInvalid: 500,
    StillLoading: 503,
    ConversationError: 500,
    ConversationFull: 409,
    ConversationUnknown: 404,
    KeyReused: 409,
    OwnerMissing: 401,
    StoreUnusable: 503,
    WritingError: 500,
    ModelFailed: 502,
    ProviderMissing: 503,
    SupportModelDamaged: 503,
}
MAX_BODY_BYTES = 100_000

_TITLES = {
    404: "There is nothing here",
    405: "This address does not take that method",
}


class Problem(BaseModel):
    """RFC 9457 problem details, with the three things a person needs."""

    type: str = Field("about:blank", description="What sort of problem: the error's name.")
    title: str = Field(description="One sentence saying what went wrong.")
    status: int = Field(description="The HTTP status, again.")
    detail: str = Field(description="Given, expected and what to do, in one text.")
    given: str = Field(description="What was received, shortened.")
    expected: str = Field(description="What would have been accepted.")
    action: str = Field(description="What to do now.")
    instance: str = Field(description="The path that was asked for.")


def problem_of(error: FieldguideError, path: str) -> Problem:
    """An error of ours as problem details."""
    return _problem(
        f"urn:fieldguide:error:{type(error).__name__}",
        error.summary,
        STATUS[type(error)],
        path,
        given=error.given,
        expected=error.expected,
        action=error.action,
    )


def install_problem_handlers(app: FastAPI) -> None:
    """Make every error of the app a problem document; none shows a traceback."""

    @app.exception_handler(FieldguideError)
    async def _ours(request: Request, error: FieldguideError) -> JSONResponse:
        return _respond(problem_of(error, request.url.path))

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return _respond(_of_validation(error, request.url.path))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        return _respond(_of_http(error, request), dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def _unexpected(request: Request, error: Exception) -> JSONResponse:
        # The type alone: a message or traceback could carry what somebody typed.
        _log.error("unexpected %s at %s", type(error).__name__, request.url.path)
        return _respond(
            _problem(
                "urn:fieldguide:error:Unexpected",
                "Something went wrong here.",
                500,
                request.url.path,
                given=type(error).__name__,
                expected="an answer",
                action="Try once more; if it happens again, report the time and this page.",
            )
        )


async def problems_of_the_server(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Make the two refusals that come from below the app, in plain text, problem documents too."""
    response = await call_next(request)
    if response.headers.get("content-type", "").startswith("text/plain"):
        if response.status_code == 413:
            return _respond(_too_large(request))
        if response.status_code == 400:
            return _respond(_foreign_host(request))
    return response


def _too_large(request: Request) -> Problem:
    return _problem(
        "urn:fieldguide:error:RequestTooLarge",
        "The request is too large.",
        413,
        request.url.path,
        given=f"{request.headers.get('content-length', 'more')} bytes",
        expected=f"at most {MAX_BODY_BYTES:,} bytes",
        action="Send a shorter message.",
    )


def _foreign_host(request: Request) -> Problem:
    return _problem(
        "urn:fieldguide:error:HostRefused",
        "The service does not answer to this host name.",
        400,
        request.scope["path"],
        given=_shown(request.headers.get("host", "")),
        expected="a name listed in FIELDGUIDE_ALLOWED_HOSTS",
        action="Use 127.0.0.1, or add the name to FIELDGUIDE_ALLOWED_HOSTS.",
    )


def _of_validation(error: RequestValidationError, path: str) -> Problem:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"][1:]) or "request body"
    given = first.get("input")
    # Anything that came as bytes did not come as JSON.
    malformed = first["type"] == "json_invalid" or isinstance(given, bytes)
    return _problem(
        "urn:fieldguide:error:RequestInvalid",
        "The request is not readable JSON." if malformed else f"The {place} cannot be used.",
        400 if malformed else 422,
        path,
        given="something else than JSON" if malformed else _told(given, first["loc"][0]),
        expected="JSON, sent as application/json" if malformed else first["msg"],
        action="Correct it and send it again; /docs describes every request with an example.",
    )


def _of_http(error: HTTPException, request: Request) -> Problem:
    return _problem(
        "about:blank",
        _TITLES.get(error.status_code, "The request cannot be answered") + ".",
        error.status_code,
        request.url.path,
        given=f"{request.method} {request.url.path[:_SHOWN]}",
        expected=str(error.detail),
        action="See /docs for what this service answers.",
    )


def _problem(
    kind: str, title: str, status: int, path: str, *, given: str, expected: str, action: str
) -> Problem:
    return Problem(
        type=kind,
        title=title,
        status=status,
        detail=f"Given: {given}. Expected: {expected}. {action}",
        given=given,
        expected=expected,
        action=action,
        instance=path[:200],
    )


def _respond(problem: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    extra = {"Retry-After": "2"} if problem.status == 503 else {}
    return JSONResponse(
        problem.model_dump(),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers={**(headers or {}), **extra},
    )


def _told(value: Any, part: str | int) -> str:  # noqa: ANN401 - whatever a client sent
    """A bad value; what may be somebody's own words, or a secret, is described only."""
    if part in ("query", "path") or not value or isinstance(value, int | float):
        return _shown(value)
    if isinstance(value, str):
        return f"a text of {len(value):,} characters"
    return "a list" if isinstance(value, list) else "an object"


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever a client sent
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text):,} characters)"
