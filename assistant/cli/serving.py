"""`fieldguide serve`."""

import socket

import typer
import uvicorn

from assistant.api.app import create_app
from assistant.errors import SettingInvalid
from assistant.settings import Settings, read_settings

_STOP_AFTER_S = 5  # open streams are cut then


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve() -> None:
    """Start the API; FIELDGUIDE_HOST and FIELDGUIDE_PORT say where."""
    settings = read_settings()
    _refuse_taken_port(settings)
    app = create_app(settings)
    store = app.state.conversations()  # now, so that a database that cannot be used is told at once
    where = f"for {settings.keep_days} days in {store}" if store.on_disk else "in memory only"
    typer.echo(f"Conversations are kept {where}.", err=True)
    if not store.on_disk and settings.conversations_file.exists():
        left = f"Earlier ones are still in {settings.conversations_file}; delete that to be rid of them."
        typer.echo(left, err=True)
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        timeout_graceful_shutdown=_STOP_AFTER_S,
        # Access logs hold addresses and search texts; nothing people type is logged.
        access_log=False,
    )


def _refuse_taken_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((settings.host, settings.port))
        except OSError as error:
            raise SettingInvalid(
                "The API cannot listen there.",
                given=f"{settings.host}, port {settings.port}: {error.strerror}",
                expected="an address of this machine and a port that nothing else uses",
                action="Stop what listens there, or set FIELDGUIDE_PORT to another port.",
            ) from error
