"""`fieldguide case` and `fieldguide cases`."""

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.padding import Padding
from rich.text import Text

from assistant.cases.exporting import FORMATS, PARTS, Export, Format, as_json, export
from assistant.cases.request import read_request
from assistant.cases.types import Guide, LibraryCase
from assistant.cli.terminal import stderr, stdout
from assistant.errors import ExportRefused
from assistant.settings import read_settings
from assistant.wiring import build_guide_maker


def register(app: typer.Typer) -> None:
    """Add both commands."""
    app.command("case")(case)
    app.command("cases")(cases)


def case(
    wanted: Annotated[
        list[str] | None,
        # Any level's id is taken by each of these; the last two are what the shipped profile calls them.
        typer.Option("--entry", "--competency", "--activity", help="Id to practise; may repeat."),
    ] = None,
    need: Annotated[
        str | None, typer.Option("--need", help="What to practise, in your own words.")
    ] = None,
    case_id: Annotated[
        str | None, typer.Option("--case", help="Use this case, whatever fits.")
    ] = None,
    setting: Annotated[
        str | None, typer.Option("--setting", help="Where the participants work.")
    ] = None,
    audience: Annotated[str | None, typer.Option("--audience", help="Who they are.")] = None,
    experience: Annotated[
        str | None, typer.Option("--experience", help="new, some or long.")
    ] = None,
    group: Annotated[int, typer.Option("--group", help="How many, 2 to 60.")] = 12,
    minutes: Annotated[int, typer.Option("--minutes", help="How long, 20 to 240.")] = 90,
    difficulty: Annotated[
        str | None, typer.Option("--difficulty", help="introductory, working or advanced.")
    ] = None,
    language: Annotated[
        str, typer.Option("--handout-language", help="plain or academic.")
    ] = "plain",
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", help="Id of a case to leave out; may repeat.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Another seed, another case or angle.")] = 0,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", help="md, docx, pdf or json; otherwise the ending of FILE, or md."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            help="Writes FILE-handout and FILE-notes, or one JSON; otherwise text is printed.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that are there already.")
    ] = False,
) -> None:
    """Prepare a case discussion: a handout for the learners and notes for the facilitator."""
    request = read_request(
        wanted=wanted or [],
        need=need,
        case=case_id,
        setting=setting,
        audience=audience,
        experience=experience,
        group=group,
        minutes=minutes,
        difficulty=difficulty,
        language=language,
        exclude=exclude or [],
        seed=seed,
    )
    chosen = _format(form, out)
    targets = _targets(out, chosen, force=force) if out else []
    guide = build_guide_maker(read_settings()).make(request)
    if out is None:
        _print(guide, chosen)
        return
    for target, file in zip(targets, _files(guide, chosen), strict=True):
        target.write_bytes(file.content)
        stdout.print(str(target), markup=False, highlight=False, soft_wrap=True)
    stderr.print(guide.fit.said, markup=False, highlight=False)


def cases(
    as_json_too: Annotated[bool, typer.Option("--json", help="Print the library as JSON.")] = False,
) -> None:
    """List the library of cases with what each exercises."""
    library = build_guide_maker(read_settings()).library()
    if as_json_too:
        dumped = TypeAdapter(tuple[LibraryCase, ...]).dump_python(library, mode="json")
        typer.echo(json.dumps(dumped, ensure_ascii=False, indent=2))
        return
    for entry in library:
        about = f"{entry.sector}, {entry.country}, {entry.difficulty}"
        units = ", ".join(node.id for node in entry.exercises)
        stdout.print(Text.assemble((entry.id, "bold"), f"  {entry.title}: {about}"))
        stdout.print(Padding(Text(units, "cyan"), (0, 0, 0, 4)))


def _format(form: str | None, out: Path | None) -> Format:
    ending = out.suffix.removeprefix(".") if out else ""
    wanted = form or ending or "md"
    found = next((known for known in FORMATS if known == wanted), None)
    if found is None or (ending and ending != wanted) or (out is None and found in ("docx", "pdf")):
        raise ExportRefused(
            "The documents cannot be written in this form.",
            given=f"--format {form or '(none)'}, -o {out or '(none)'}",
            expected=f"one of {', '.join(FORMATS)}, agreeing with the file's ending; Word and PDF "
            "need a file",
            action="For example: -o session.docx",
        )
    return found


def _targets(out: Path, form: Format, *, force: bool) -> list[Path]:
    """Where the files go, checked before any work is done."""
    stem = out.with_suffix("")
    targets = (
        [stem.with_name(f"{stem.name}.json")]
        if form == "json"
        else [stem.with_name(f"{stem.name}-{part}.{form}") for part in PARTS]
    )
    there = [target for target in targets if target.exists()]
    if not out.parent.is_dir() or (there and not force):
        raise ExportRefused(
            "The documents cannot be written there.",
            given=", ".join(map(str, there)) or str(out.parent),
            expected="a folder that exists, and files that are not there yet",
            action="Choose another name, or replace them with --force.",
        )
    return targets


def _files(guide: Guide, form: Format) -> list[Export]:
    if form == "json":
        return [export(guide, form, "notes")]
    return [export(guide, form, part) for part in PARTS]


def _print(guide: Guide, form: Format) -> None:
    typer.echo(as_json(guide).decode() if form == "json" else f"{guide.handout}\n\n{guide.notes}")
