"""`fieldguide`: every command in one place, each in the module that owns its noun."""

import sys
from importlib.metadata import entry_points, version
from typing import Annotated

import typer

from assistant.cli import asking, cases, corpus, index, serving
from assistant.cli.terminal import show_error
from corpus.errors import FieldguideError

_GROUP = "fieldguide.commands"

app = typer.Typer(
    name="fieldguide",
    help="Answers a practitioner's situation from a practice profile, with citations to check.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def _root(
    show_version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", is_eager=True)
    ] = False,
) -> None:
    if show_version:
        typer.echo(version("fieldguide"))
        raise typer.Exit


asking.register(app)
cases.register(app)
app.add_typer(corpus.app, name="corpus")
app.add_typer(index.app, name="index")
serving.register(app)


def main() -> None:
    """The entry point: our own errors are shown as text and end with code 1."""
    for extension in sorted(entry_points(group=_GROUP), key=lambda e: e.name):
        extension.load()(app)
    try:
        app()
    except FieldguideError as error:
        show_error(error)
        sys.exit(1)


if __name__ == "__main__":
    main()
