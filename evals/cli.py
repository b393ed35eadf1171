"""`fieldguide eval`."""

from typing import Annotated, Literal

import typer

from assistant.answering import Assistant
from assistant.cli.terminal import progress_bar, stdout
from assistant.settings import Settings, read_settings
from assistant.wiring import build_assistant
from corpus.situations import load_situations
from evals.datasets import DATA, EvalSet, load_eval_set
from evals.reports import (
    SHIPPED,
    abstention_report,
    heading_for,
    retrieval_report,
    write_report,
)
from evals.systems import Outcome, ask_all, bm25, popularity, similarity
from index.encoders import make_embedder

Split = Literal["dev", "test"]
_eval = typer.Typer(help="Measure the shipped assistant.", no_args_is_help=True)


def commands(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.add_typer(_eval, name="eval")


@_eval.callback()
def _keep_subcommands() -> None:
    """Measure the shipped assistant."""  # Typer drops the name of an only command otherwise


@_eval.command("all")
def evaluate_all(
    split: Annotated[
        Split, typer.Option(help="dev to choose by; test is read once, at the end.")
    ] = "dev",
) -> None:
    """Retrieval and abstention beside every baseline; writes evals/reports/<split>.md and .json."""
    settings = read_settings()
    assistant = build_assistant(settings)
    profile = assistant.profile
    dataset = load_eval_set(DATA / split, [unit.id for unit in profile.units])
    with progress_bar("asking") as advance:
        shipped = ask_all(assistant, dataset.queries, advance)
    systems = {SHIPPED: shipped, **_baselines(settings, assistant, dataset)}
    parent_of = {unit.id: unit.parent or unit.id for unit in profile.units}
    manifest = assistant.index.manifest
    heading = heading_for(
        f"fieldguide eval all --split {split}",
        {
            "encoder": manifest.embedder,
            "index": manifest.digest,
            "learnt": (manifest.learned_sha256 or "nothing")[:16],
            "messages": str(len(dataset.queries)),
        },
    )
    path, text = write_report(
        split,
        heading,
        retrieval_report(dataset, systems, parent_of),
        abstention_report(dataset, shipped),
    )
    stdout.print(text, markup=False, soft_wrap=True)
    stdout.print(f"Written to {path} and {path.with_suffix('.json').name}.", markup=False)


def _baselines(
    settings: Settings, assistant: Assistant, dataset: EvalSet
) -> dict[str, dict[str, Outcome]]:
    profile, queries = assistant.profile, dataset.queries
    situations = load_situations(settings.profile_dir, profile).labelled
    small = make_embedder("minilm", settings.models_dir)
    return {
        "popularity": popularity(profile, situations, queries),
        "BM25": bm25(profile, queries),
        "MiniLM, similarity": similarity(profile, small, queries),
    }
