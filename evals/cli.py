"""`fieldguide eval`."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.answering import Assistant
from assistant.cli.terminal import progress_bar, stdout
from assistant.settings import Settings, read_settings
from assistant.wiring import build_assistant
from assistant.writing.learning import learn_support
from assistant.writing.support import load_support, save_support
from corpus.guidance import load_guidance
from corpus.loading import load_profile
from corpus.situations import load_situations
from evals.abstention import (
    abstention_lines,
    abstention_report,
    calibration_lines,
    calibration_report,
)
from evals.beir import collection_lines, load_collection, measure_collection
from evals.care import care_lines, care_report
from evals.citations import citation_lines, citation_report
from evals.comparison import compare, comparison_lines, stored_run
from evals.conversations import conversation_lines, conversation_report
from evals.datasets import DATA, OUT_OF_SCOPE, EvalSet, load_eval_set
from evals.grounding import (
    GROUNDING,
    grounding_lines,
    grounding_report,
    load_grounding,
    training_sentences,
)
from evals.latency import latency_lines, latency_report
from evals.plots import calibration_plot, ranking_plot
from evals.reports import FOLDER, heading_for, write_report
from evals.retrieval import SHIPPED, retrieval_lines, retrieval_report
from evals.systems import (
    Outcome,
    ask_all,
    chunks,
    fusion,
    popularity,
    replayed,
    similarity,
    words,
)
from evals.turns import turns_lines, turns_report
from index.encoders import make_embedder

Split = Literal["dev", "test"]
Part = Literal["retrieval", "abstention", "latency"]
Body = dict[str, object]

_eval = typer.Typer(help="Measure the shipped assistant.", no_args_is_help=True)
_SPLIT = typer.Option(help="dev to choose by; test is read once, at the end.")


def commands(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.add_typer(_eval, name="eval")


@_eval.command("all")
def evaluate_all(split: Annotated[Split, _SPLIT] = "dev") -> None:
    """Everything below; writes evals/reports/<split>.md and .json, compared with what was there."""
    _evaluate(split, ("retrieval", "abstention", "latency"), f"all --split {split}", split)


@_eval.command("retrieval")
def evaluate_retrieval(split: Annotated[Split, _SPLIT] = "dev") -> None:
    """Rankings and suggestions beside every baseline; writes evals/reports/<split>-retrieval.md."""
    _evaluate(split, ("retrieval",), f"retrieval --split {split}", f"{split}-retrieval")


@_eval.command("abstention")
def evaluate_abstention(split: Annotated[Split, _SPLIT] = "dev") -> None:
    """What is refused and whether probabilities hold; writes evals/reports/<split>-abstention.md."""
    _evaluate(split, ("abstention",), f"abstention --split {split}", f"{split}-abstention")


@_eval.command("latency")
def evaluate_latency(split: Annotated[Split, _SPLIT] = "dev") -> None:
    """Time for an answer by length of message; writes evals/reports/<split>-latency.md."""
    _evaluate(split, ("latency",), f"latency --split {split}", f"{split}-latency")


@_eval.command("conversation")
def evaluate_conversation(split: Annotated[Split, _SPLIT] = "dev") -> None:
    """What turns do, and follow-ups read in three ways; writes evals/reports/<split>-conversation.md."""
    assistant, dataset = _assistant_and_set(split)
    with progress_bar("asking") as advance:
        report = conversation_report(assistant, dataset, advance)
    with progress_bar("asking turns") as advance:
        turns = turns_report(assistant, DATA / split / "turns.jsonl", advance)
    heading = _heading(assistant, f"conversation --split {split}")
    body: Body = {"conversation": asdict(report), "turns": asdict(turns)}
    lines = [*conversation_lines(report), *turns_lines(turns)]
    _write(f"{split}-conversation", heading, body, lines)


@_eval.command("citations")
def evaluate_citations(split: Annotated[Split, _SPLIT] = "dev") -> None:
    """Whether every citation and sentence can be traced; writes evals/reports/<split>-citations.md."""
    assistant, dataset = _assistant_and_set(split)
    answers = []
    with progress_bar("asking") as advance:
        for done, query in enumerate(dataset.queries, start=1):
            earlier = replayed(assistant, query.earlier)
            answers.append(assistant.ask(query.text, earlier).answer)
            advance(done, len(dataset.queries))
    report = citation_report(answers, assistant.profile, assistant.notes)
    heading = _heading(assistant, f"citations --split {split}")
    _write(f"{split}-citations", heading, asdict(report), citation_lines(report))
    if report.unresolved or report.unequal or report.foreign or report.misquoted:
        raise typer.Exit(1)


@_eval.command("care")
def evaluate_care(split: Annotated[Split, _SPLIT] = "dev") -> None:
    """Matters for others said first, and false alarms; writes evals/reports/<split>-care.md."""
    assistant, dataset = _assistant_and_set(split)
    with progress_bar("asking") as advance:
        report = care_report(assistant, DATA / split / "care.jsonl", dataset, advance)
    heading = _heading(assistant, f"care --split {split}")
    _write(f"{split}-care", heading, asdict(report), care_lines(report))


@_eval.command("beir")
def evaluate_beir(
    folder: Annotated[Path, typer.Argument(help="A collection in BEIR layout.")],
    encoder: Annotated[str, typer.Option(help="Which encoder, as published.")] = "minilm",
) -> None:
    """The engine without anything learnt, on a foreign collection; writes evals/reports/beir-<name>.md."""
    settings = read_settings()
    collection = load_collection(folder)
    embedder = make_embedder(encoder, settings.models_dir)
    with progress_bar("encoding passages") as advance:
        systems = measure_collection(collection, embedder, settings.data_dir / "beir", advance)
    heading = heading_for(
        f"fieldguide eval beir {folder.name} --encoder {encoder}",
        {
            "encoder": encoder,
            "passages": str(len(collection.passages)),
            "queries": str(len(collection.queries)),
        },
    )
    body: Body = {
        name: {m: asdict(e) for m, e in values.items()} for name, values in systems.items()
    }
    _write(f"beir-{collection.name}", heading, body, collection_lines(systems))


@_eval.command("grounding")
def evaluate_grounding(
    learn: Annotated[
        bool, typer.Option("--learn", help="First learn anew from the training sentences.")
    ] = False,
) -> None:
    """Whether a model's unsupported sentences are caught; writes evals/reports/grounding.md."""
    folder = read_settings().profile_dir
    profile = load_profile(folder)
    notes = load_guidance(folder, profile)
    if learn:
        save_support(learn_support(*training_sentences(profile, notes)))
    support = load_support()
    sentences, lines = load_grounding(GROUNDING / "dev.jsonl", profile, notes)
    report = grounding_report(sentences, lines, support)
    heading = heading_for(
        "fieldguide eval grounding", {"sentences": str(len(lines)), **support.learnt_from}
    )
    _write("grounding", heading, asdict(report), grounding_lines(report, support))


def _evaluate(split: Split, parts: tuple[Part, ...], command: str, name: str) -> None:
    settings = read_settings()
    assistant, dataset = _assistant_and_set(split)
    with progress_bar("asking") as advance:
        shipped = ask_all(assistant, dataset.queries, advance)
    body: Body = {}
    lines: list[str] = []
    if "retrieval" in parts:
        _add_retrieval(settings, assistant, dataset, shipped, name, body, lines)
    if "abstention" in parts:
        _add_abstention(dataset, shipped, name, body, lines)
    if "latency" in parts:
        latency = latency_report(dataset, shipped)
        body["latency"] = asdict(latency)
        lines += latency_lines(latency)
    heading = _heading(assistant, command) | {"messages": str(len(dataset.queries))}
    _write(name, heading, body, lines)


def _assistant_and_set(split: Split) -> tuple[Assistant, EvalSet]:
    assistant = build_assistant(read_settings())
    return assistant, load_eval_set(DATA / split, [unit.id for unit in assistant.profile.units])


def _heading(assistant: Assistant, command: str) -> dict[str, str]:
    manifest = assistant.index.manifest
    details = {
        "encoder": manifest.embedder,
        "index": manifest.digest,
        "learnt": (manifest.learned_sha256 or "nothing")[:16],
    }
    return heading_for(f"fieldguide eval {command}", details)


def _add_retrieval(
    settings: Settings,
    assistant: Assistant,
    dataset: EvalSet,
    shipped: dict[str, Outcome],
    name: str,
    body: Body,
    lines: list[str],
) -> None:
    parent_of = {unit.id: unit.parent or unit.id for unit in assistant.profile.units}
    systems = {SHIPPED: shipped, **_baselines(settings, assistant, dataset)}
    report = retrieval_report(dataset, systems, parent_of)
    body["retrieval"] = asdict(report)
    before = stored_run(FOLDER / f"{name}.json")
    comparison = compare(dataset, report.per_message, before) if before else None
    if comparison:
        body["comparison"] = asdict(comparison)
        lines += comparison_lines(comparison)
    lines += [f"![Rankings]({name}-ranking.svg)", "", *retrieval_lines(report)]
    ranking_plot(report, FOLDER / f"{name}-ranking.svg")


def _add_abstention(
    dataset: EvalSet, shipped: dict[str, Outcome], name: str, body: Body, lines: list[str]
) -> None:
    abstention = abstention_report(dataset, shipped)
    kinds = sorted({query.kind for query in dataset.queries} - {OUT_OF_SCOPE})
    found = {kind: calibration_report(dataset, kind, shipped) for kind in kinds}
    calibration = {kind: report for kind, report in found.items() if report}
    body["abstention"] = asdict(abstention)
    body["calibration"] = {kind: asdict(report) for kind, report in calibration.items()}
    lines += abstention_lines(abstention)
    if calibration:
        lines += calibration_lines(calibration)
        lines += [f"![Probabilities]({name}-calibration.svg)", ""]
        calibration_plot(calibration, FOLDER / f"{name}-calibration.svg")


def _baselines(
    settings: Settings, assistant: Assistant, dataset: EvalSet
) -> dict[str, dict[str, Outcome]]:
    profile = assistant.profile
    queries = [query for query in dataset.queries if query.kind != OUT_OF_SCOPE]
    situations = load_situations(settings.profile_dir, profile).labelled
    small = make_embedder("minilm", settings.models_dir)
    large = make_embedder("mpnet", settings.models_dir)
    return {
        "popularity": popularity(profile, situations, queries),
        "BM25": words(profile, queries),
        "1,000-character chunks, MiniLM": chunks(profile, small, queries),
        "MiniLM, similarity": similarity(profile, small, queries),
        "mpnet, similarity": similarity(profile, large, queries),
        "MiniLM and BM25, fused": fusion(profile, small, queries),
    }


def _write(name: str, heading: dict[str, str], body: Body, lines: list[str]) -> None:
    path, text = write_report(name, heading, body, lines)
    stdout.print(text, markup=False, soft_wrap=True)
    stdout.print(f"Written to {path} and {path.with_suffix('.json').name}.", markup=False)
