"""`fieldguide ui`."""

import typer


def commands(app: typer.Typer) -> None:
    """Add the page's command to the command line."""
    app.command("ui")(start)


def start() -> None:
    """Start the page; FIELDGUIDE_UI_HOST and FIELDGUIDE_UI_PORT say where, FIELDGUIDE_API_URL what it asks."""
    import uvicorn

    from ui.server import create_app
    from ui.settings import read_settings

    settings = read_settings()
    typer.echo(f"Fieldguide is at http://{settings.ui_host}:{settings.ui_port}")
    uvicorn.run(
        create_app(),
        host=settings.ui_host,
        port=settings.ui_port,
        access_log=False,
        log_level="warning",
    )
