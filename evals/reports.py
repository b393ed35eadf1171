"""What a report says about itself, and how it is written: JSON for machines, Markdown for people."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).parent / "reports"


def write_report(
    name: str,
    heading: Mapping[str, str],
    body: Mapping[str, object],
    lines: Sequence[str],
    folder: Path = FOLDER,
) -> tuple[Path, str]:
    """Write `<name>.json` and `<name>.md`; gives the latter's path and text.

    Args:
        name: Of the report.
        heading: What made the figures.
        body: The figures, for machines.
        lines: The figures, for people.
        folder: Where to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps({**heading, **body}, indent=1) + "\n", "utf-8")
    head = [f"# {name}", "", *(f"- {key}: {value}" for key, value in heading.items()), ""]
    text = "\n".join([*head, *lines]).rstrip() + "\n"
    path = folder / f"{name}.md"
    path.write_text(text, "utf-8")
    return path, text


def heading_for(command: str, details: Mapping[str, str]) -> dict[str, str]:
    """What a report says about itself: command, date, commit, and whatever made the figures."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607 - whichever git is installed
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent,
    ).stdout.strip()
    return {
        "command": command,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit or "unknown",
        **details,
    }
