"""`fieldguide ask` and `fieldguide batch`."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from assistant.batch import run_batch
from assistant.cli.terminal import progress_bar, show_answer, stderr
from assistant.settings import read_settings
from assistant.types import Response
from assistant.wiring import build_assistant, build_writer


def register(app: typer.Typer) -> None:
    """Add both commands."""
    app.command("ask")(ask)
    app.command("batch")(batch)


def ask(
    message: Annotated[
        str, typer.Argument(help="A situation or a question; - reads it from stdin.")
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the whole object as JSON.")
    ] = False,
    mask: Annotated[
        bool,
        typer.Option(help="Hide personal identifiers from a language model that runs elsewhere."),
    ] = True,
) -> None:
    """Answer one message."""
    text = sys.stdin.read() if message == "-" else message
    settings = read_settings()
    writer = build_writer(settings)
    response = build_assistant(settings).ask(text)
    if writer:
        response = writer.add_to(response, mask=mask)
    if as_json:
        dumped = TypeAdapter(Response).dump_python(response, mode="json")
        typer.echo(json.dumps(dumped, ensure_ascii=False, indent=2))
    else:
        show_answer(response.answer)


def batch(
    source: Annotated[
        Path,
        typer.Argument(metavar="IN.jsonl", help='Lines {"id","text"} or {"id","turns":["…","…"]}.'),
    ],
    target: Annotated[
        Path,
        typer.Argument(metavar="OUT.jsonl", help="One line for each message is appended here."),
    ],
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Start over instead of going on where a run stopped.")
    ] = False,
) -> None:
    """Answer every message of a file; a run that was cut off goes on where it stopped.

    A turn is read together with those before it. Lines that cannot be used are named with their
    number and skipped.
    """
    settings = read_settings()
    writer = build_writer(settings)
    assistant = build_assistant(settings)
    with progress_bar("answering") as advance:
        summary = run_batch(
            assistant, source, target, writer=writer, fresh=fresh, on_progress=advance
        )
    for problem in summary.problems:
        stderr.print(f"skipped {problem}", markup=False, highlight=False)
    stderr.print(
        f"{summary.answered} answered, {summary.kept} kept from before, "
        f"{len(summary.problems)} skipped.",
        highlight=False,
    )
