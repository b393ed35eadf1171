"""The page lets nothing remote load."""

import base64
import hashlib

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.server import OWNER, OwnerCookie, SecurityHeaders, content_security_policy


def test_only_the_shells_own_inline_scripts_may_run() -> None:
    policy = content_security_policy("<html><script>one()</script><script src='/a.js'></script>")
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts == f"script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' 'sha256-{digest}'"


def test_images_and_connections_stay_at_home() -> None:
    policy = content_security_policy("").split("; ")
    assert "default-src 'self'" in policy
    assert "img-src 'self' data: blob:" in policy
    assert "connect-src 'self'" in policy


def test_every_response_carries_the_policy() -> None:
    def page(request: object) -> PlainTextResponse:
        return PlainTextResponse("hello")

    app = Starlette(
        routes=[Route("/", page)], middleware=[Middleware(SecurityHeaders, policy="default-src x")]
    )
    response = TestClient(app).get("/")
    assert response.headers["content-security-policy"] == "default-src x"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert TestClient(app).get("/none").headers["referrer-policy"] == "no-referrer"


def test_a_browser_gets_a_secret_once_and_keeps_it() -> None:
    def page(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.cookies.get(OWNER, "none"))

    app = Starlette(routes=[Route("/", page)], middleware=[Middleware(OwnerCookie)])
    browser = TestClient(app)
    given = browser.get("/").headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=Strict" in given
    again = browser.get("/")
    assert "set-cookie" not in again.headers
    assert again.text == given.partition("=")[2].partition(";")[0]
    assert len(again.text) >= 43
    assert TestClient(app).get("/").headers["set-cookie"] != given
