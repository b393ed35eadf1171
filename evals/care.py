"""Whether matters for others are said first, and ordinary work is left alone, on messages by other hands."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answering import Assistant
from evals.datasets import EvalSet
from evals.lines import bad_line, lines_of
from evals.measures import Estimate, estimate

_EXPECTED = '{"kind": "danger|safeguarding|legal|clinical|ordinary", "text": …} a line'
_ORDINARY = "ordinary"
_LIFE = "life"


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["danger", "safeguarding", "legal", "clinical", "ordinary"]
    text: str = Field(min_length=1)
    who: str = ""


@dataclass(frozen=True)
class CareReport:
    """What was said first.

    Attributes:
        found: Kind -> share of its messages before which something was said, whatever kind it took.
        named: Kind -> what it was taken for, and how often.
        alarms: Share of ordinary messages, hard ones written for this, with something said first.
        alarms_life: The same for the set's messages from life.
        wrong: Kind, what was said first, message; hard ordinary ones and those of others.
    """

    found: dict[str, Estimate]
    named: dict[str, dict[str, int]]
    alarms: Estimate
    alarms_life: Estimate
    wrong: list[tuple[str, str, str]]


def care_report(
    assistant: Assistant, path: Path, dataset: EvalSet, on_progress: Callable[[int, int], None]
) -> CareReport:
    """Ask every message of a file, and the set's messages from life.

    Raises:
        DatasetInvalid: A line cannot be used.
    """
    lines = [*_read(path), *(_Line(kind=_ORDINARY, text=q.text) for q in dataset.of_kind(_LIFE))]
    made = len(lines) - len(dataset.of_kind(_LIFE))
    named: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[tuple[str, str, str]] = []
    said: list[str | None] = []
    for done, line in enumerate(lines, start=1):
        care = assistant.ask(line.text).answer.care
        said.append(care.kind if care else None)
        on_progress(done, len(lines))
    for line, kind in zip(lines[:made], said[:made], strict=True):
        named[line.kind][kind or "nothing"] += 1
        if (line.kind == _ORDINARY) == (kind is not None):
            wrong.append((line.kind, kind or "nothing", line.text))
    shares: dict[str, list[float]] = defaultdict(list)
    for line, kind in zip(lines[:made], said[:made], strict=True):
        shares[line.kind].append(float(kind is not None))
    return CareReport(
        found={k: estimate(v) for k, v in sorted(shares.items()) if k != _ORDINARY},
        named={kind: dict(counts) for kind, counts in sorted(named.items())},
        alarms=estimate(shares[_ORDINARY]),
        alarms_life=estimate([float(kind is not None) for kind in said[made:]]),
        wrong=wrong,
    )


def care_lines(report: CareReport) -> list[str]:
    """The report as Markdown."""
    lines = [
        "## Matters for others, said first",
        "",
        "| kind | said first | taken for |",
        "|---|---|---|",
    ]
    for kind, share in report.found.items():
        taken = ", ".join(f"{name} {count}" for name, count in sorted(report.named[kind].items()))
        lines.append(f"| {kind} | {share} (n {share.n}) | {taken} |")
    lines += [
        "",
        f"False alarms: {report.alarms} of {report.alarms.n} hard ordinary messages, "
        f"{report.alarms_life} of {report.alarms_life.n} messages from life.",
        "",
    ]
    return lines + [f"- {kind}, said {said}: {text}" for kind, said, text in report.wrong]


def _read(path: Path) -> list[_Line]:
    found = []
    for number, text in enumerate(lines_of(path, _EXPECTED), start=1):
        try:
            found.append(_Line.model_validate_json(text))
        except ValidationError as error:
            raise bad_line(
                path, number, error.errors(include_url=False)[0]["msg"], _EXPECTED
            ) from error
    return found
