"""The API, put together."""

from functools import cache
from importlib.metadata import version

from fastapi import FastAPI, Request, Response
from starlette.middleware.base import RequestResponseEndpoint
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.answering import Assistant
from assistant.api.asking import router as asking
from assistant.api.browsing import browsing_routes
from assistant.api.cases import case_routes
from assistant.api.conversations import router as conversations
from assistant.api.health import router as health
from assistant.api.loading import Loader, load_in_background
from assistant.api.problems import (
    MAX_BODY_BYTES,
    Problem,
    install_problem_handlers,
    problems_of_the_server,
)
from assistant.settings import Settings
from assistant.wiring import build_guide_maker, open_conversations
from assistant.writing.writer import Writer
from corpus.loading import load_profile
from corpus.types import Profile

_DESCRIPTION = """Answers a practitioner's situation with the entries of a practice profile that fit.
Every quotation carries a citation with its place in the source text and the result of comparing the
two. Errors are problem details (RFC 9457)."""
_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def create_app(
    settings: Settings, assistant: Assistant | None = None, writer: Writer | None = None
) -> FastAPI:
    """The API for one profile.

    Args:
        settings: Which profile, where its index is, what limits hold.
        assistant: A ready one; without it, one is loaded in the background as the app starts.
        writer: Beside a ready assistant, what writes over its answers.

    Raises:
        CorpusError: The profile cannot be read.
    """
    profile: Profile = assistant.profile if assistant else load_profile(settings.profile_dir)
    loader = Loader(settings)
    if assistant:
        loader.use(assistant, writer)
    problem = {"model": Problem, "description": "A problem document."}
    app = FastAPI(
        title="Fieldguide",
        description=_DESCRIPTION,
        version=version("fieldguide"),
        lifespan=None if assistant else load_in_background,
        responses=dict.fromkeys((400, 401, 404, 409, 413, 422, 503), problem),
    )
    app.state.loader = loader
    app.state.conversations = cache(lambda: open_conversations(settings))
    app.include_router(asking)
    app.include_router(conversations)
    app.include_router(browsing_routes(profile))
    app.include_router(case_routes(loader, lambda: build_guide_maker(settings, loader.get)))
    app.include_router(health)
    install_problem_handlers(app)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY_BYTES)
    # A page elsewhere must not reach this service through a name that resolves to this machine.
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts))
    app.middleware("http")(problems_of_the_server)
    app.middleware("http")(_add_security_headers)
    return app


async def _add_security_headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
    response = await call_next(request)
    for name, value in _SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    return response
