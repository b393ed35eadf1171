"""The page behind a content security policy: nothing remote loads, whatever a text contains."""

import hashlib
import re
import secrets
from base64 import b64encode
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWNER = "fieldguide_owner"
_YEAR_S = 365 * 24 * 3600
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_security_policy(index_html: str) -> str:
    """The policy for a page whose own inline scripts, and no others, may run.

    Args:
        index_html: The shell that Streamlit serves; its inline scripts are allowed by their hashes.
    """
    scripts = _INLINE_SCRIPT.findall(index_html)
    digests = [b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return "; ".join(
        (
            "default-src 'self'",
            # Streamlit compiles chart specifications, hence eval.
            f"script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' {allowed}".strip(),
            "style-src 'self' 'unsafe-inline'",  # Streamlit styles its elements inline
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class SecurityHeaders:
    """Adds the headers to every HTTP response."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._headers = (
            (b"content-security-policy", policy.encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add to what comes back."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *self._headers]}
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class OwnerCookie:
    """Gives every browser a random secret: its conversations are its own, and are there next time."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the cookie where there is none."""
        if scope["type"] != "http" or OWNER in Request(scope).cookies:
            await self._app(scope, receive, send)
            return

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                value = (
                    f"{OWNER}={secrets.token_urlsafe(32)}; Path=/; Max-Age={_YEAR_S}; HttpOnly; "
                    "SameSite=Strict"
                )
                headers = [*message["headers"], (b"set-cookie", value.encode())]
                message = {**message, "headers": headers}
            await send(message)

        await self._app(scope, receive, send_with_cookie)


def create_app() -> ASGIApp:
    """The page as an ASGI app."""
    import streamlit
    from streamlit.starlette import App

    shell = Path(streamlit.__file__).parent / "static" / "index.html"
    policy = content_security_policy(shell.read_text("utf-8"))
    headers = Middleware(SecurityHeaders, policy=policy)
    return App(Path(__file__).parent / "app.py", middleware=[headers, Middleware(OwnerCookie)])
