"""`fieldguide index build`."""

from pathlib import Path

import typer
from rich.text import Text

from assistant.cli.terminal import stderr, stdout
from assistant.settings import read_settings
from assistant.wiring import rebuild_index

app = typer.Typer(help="The search index.", no_args_is_help=True)


@app.command()
def build() -> None:
    """Make the index anew from the profile, its labelled messages and the encoder."""
    settings = read_settings()
    with stderr.status("Reading the profile and its labelled messages…"):
        index = rebuild_index(settings)
    manifest = index.manifest
    size = sum(f.stat().st_size for f in Path(settings.index_dir).rglob("*") if f.is_file())
    stdout.print(
        Text(
            f"{manifest.passages} passages in {settings.index_dir} ({size / 1e6:.1f} MB), "
            f"encoder {manifest.embedder}, build {manifest.digest}."
        )
    )
    if index.scope:
        scope = index.scope
        stdout.print(
            Text(
                f"Whether to answer: learnt from {scope.in_scope} messages in scope and "
                f"{scope.out_of_scope} others; on unseen folds AUROC {scope.auroc:.3f}, refuses "
                f"{scope.refused:.1%} of the first and {scope.caught:.1%} of the second."
            )
        )
    else:
        stdout.print(Text("Whether to answer: no labelled examples, so every message is answered."))
