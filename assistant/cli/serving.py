"""`fieldguide serve`."""

import typer
import uvicorn

from assistant.api.app import create_app
from assistant.settings import read_settings

_STOP_AFTER_S = 5  # open streams are cut then


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve() -> None:
    """Start the API; FIELDGUIDE_HOST and FIELDGUIDE_PORT say where."""
    settings = read_settings()
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        timeout_graceful_shutdown=_STOP_AFTER_S,
        # Access logs hold addresses and search texts; nothing people type is logged.
        access_log=False,
    )
