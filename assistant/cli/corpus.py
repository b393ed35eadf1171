"""`fieldguide corpus check` and `fieldguide corpus show`."""

import json
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from assistant.citations import cite
from assistant.cli.terminal import stderr, stdout
from assistant.settings import read_settings
from corpus.checking import CheckReport, check_profile
from corpus.loading import load_profile
from corpus.second_reading import load_second_reading
from corpus.types import Node, Profile

app = typer.Typer(help="The profile: check it against its source, show it.", no_args_is_help=True)


@app.command()
def check(
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Prove that the profile says what its source prints, letter by letter.

    Verifies ids, counts, every text at its span, and that each part of the source is either covered
    by an entry or declared uncovered with a reason. Ends with code 1 when anything is wrong.
    """
    folder = read_settings().profile_dir
    profile = load_profile(folder)
    report = check_profile(profile, load_second_reading(folder))
    if as_json:
        typer.echo(json.dumps(_as_json(report), ensure_ascii=False, indent=2))
    else:
        _show(profile, report)
    if report.problems:
        raise typer.Exit(1)


@app.command()
def show(
    node_id: Annotated[
        str | None, typer.Argument(help="Id of one entry; without it, the whole profile.")
    ] = None,
) -> None:
    """Show the profile as a tree, or one entry with its place in the source."""
    profile = load_profile(read_settings().profile_dir)
    if node_id is None:
        _show_tree(profile)
        return
    node = profile.node(node_id.strip().lower())
    citation = cite(profile, node)
    stdout.print(
        Text(" \u203a ".join(profile.label(n) for n in (*profile.ancestors(node), node)), "bold")
    )
    stdout.print(Text(f"“{citation.quote}”"))
    stdout.print(
        Text(
            f"{node.id}, source characters {citation.start}-{citation.end}, lines "
            f"{citation.first_line}-{citation.last_line}, check: {citation.check}",
            "dim",
        )
    )
    for child in profile.children(node.id):
        stdout.print(Text(f"  {child.id}: {child.text}"))


def _show_tree(profile: Profile) -> None:
    tree = Tree(Text(f"{profile.metadata.title.text} ({profile.version})", "bold"))

    def add(branch: Tree, node: Node) -> None:
        shown = node.name.text if node.name else node.text
        below = branch.add(Text.assemble((f"{node.id}  ", "cyan"), shown))
        for child in profile.children(node.id):
            add(below, child)

    for node in profile.nodes:
        if node.parent is None:
            add(tree, node)
    stdout.print(tree)


def _show(profile: Profile, report: CheckReport) -> None:
    for kind, (verbatim, total) in report.verbatim.items():
        names = profile.kinds[kind]
        name = names.name if total == 1 else names.plural
        stdout.print(Text(f"{verbatim:>4} of {total:>3} {name} verbatim"))
    if report.confirmed is not None:
        stdout.print(
            Text(
                f"{report.confirmed:>4} of {len(profile.units):>3} {profile.unit.plural} put at the "
                "same place by a second reader"
            )
        )
    stdout.print(Text(f"\nEntries cover {report.covered:.1%} of the source's letters and digits."))
    stdout.print(Text("Not covered, and why:"))
    for omission in report.omissions:
        span = omission.printing.span
        stdout.print(Text(f"  [{span.start}, {span.end}) {omission.why}"))
    for problem in report.problems:
        stderr.print(Text(f"PROBLEM: {problem}", "bold red"))
    verdict = (
        f"{len(report.problems)} problem(s)." if report.problems else "The profile is faithful."
    )
    stdout.print(Text(f"\n{verdict}", "bold"))


def _as_json(report: CheckReport) -> dict[str, object]:
    return {
        "problems": list(report.problems),
        "verbatim": {k: {"verbatim": v, "total": t} for k, (v, t) in report.verbatim.items()},
        "covered": report.covered,
        "uncovered": [
            {"start": o.printing.span.start, "end": o.printing.span.end, "why": o.why}
            for o in report.omissions
        ],
        "confirmed_by_second_reader": report.confirmed,
    }
