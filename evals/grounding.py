"""Whether sentences that say more or other than their passages are caught, and how many good ones pass."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.writing.learning import LabelledSentence, verbatim
from assistant.writing.passages import note_text
from assistant.writing.quotations import quotations, stands_in
from assistant.writing.support import SupportModel
from corpus.guidance import PracticeNote
from corpus.types import Profile
from evals.lines import bad_line, lines_of
from evals.measures import Estimate, auroc, estimate

GROUNDING = Path(__file__).parent / "data" / "grounding"
LABELS = ("supported", "distorted", "invented")
_EXPECTED = '{"unit", "sentence", "label": "supported" | "distorted" | "invented", "how"}'
_MOST_SHOWN = 12


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")
    unit: str
    sentence: str = Field(min_length=10)
    label: Literal["supported", "distorted", "invented"]
    how: str


@dataclass(frozen=True)
class GroundingReport:
    """How the check treats labelled sentences.

    Attributes:
        passed: Label -> share that would be shown.
        precision: Share of the shown that are supported.
        recall: Share of the supported that are shown.
        auroc: Supported above each other label, and above both together.
        bins: For fifths of probability: mean said, share supported, sentences.
        mistakes: Unsupported sentences that would be shown, with what is wrong with them.
        copied: Share of the sources' own sentences that would be shown.
    """

    passed: dict[str, Estimate]
    precision: Estimate
    recall: Estimate
    auroc: dict[str, float]
    bins: list[tuple[float, float, int]]
    mistakes: list[tuple[str, str]]
    copied: Estimate


def load_grounding(
    path: Path, profile: Profile, notes: Mapping[str, PracticeNote]
) -> tuple[list[LabelledSentence], list[_Line]]:
    """The labelled sentences of a file, with their sources, and the lines they stand on.

    Raises:
        DatasetInvalid: A line cannot be used; the error names file and line.
    """
    units = {unit.id: unit for unit in profile.units}
    lines: list[_Line] = []
    for number, text in enumerate(lines_of(path, _EXPECTED), start=1):
        try:
            line = _Line.model_validate_json(text)
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]["msg"]
            raise bad_line(path, number, problem, _EXPECTED) from error
        if line.unit not in units or line.unit not in notes:
            raise bad_line(path, number, f"the profile has no {line.unit!r}", _EXPECTED)
        lines.append(line)
    sentences = [
        LabelledSentence(
            unit=line.unit,
            sources=(units[line.unit].text, note_text(notes[line.unit])),
            text=line.sentence,
            supported=line.label == "supported",
            distorted=line.label == "distorted",
        )
        for line in lines
    ]
    return sentences, lines


def training_sentences(
    profile: Profile, notes: Mapping[str, PracticeNote]
) -> tuple[list[LabelledSentence], dict[str, str]]:
    """What is learnt from, and its provenance."""
    path = GROUNDING / "train.jsonl"
    sentences, _ = load_grounding(path, profile, notes)
    return sentences, {
        "learnt from": f"evals/data/grounding/{path.name}, {len(sentences)} sentences",
        "its sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "profile": profile.version,
    }


def grounding_report(
    sentences: Sequence[LabelledSentence], lines: Sequence[_Line], support: SupportModel
) -> GroundingReport:
    """Judge every sentence as the writer would, the person's message left empty."""
    said = [probability(sentence, support) for sentence in sentences]
    shown = [p >= support.threshold for p in said]
    of_label = {label: [i for i, x in enumerate(lines) if x.label == label] for label in LABELS}
    good = [said[i] for i in of_label["supported"]]
    wrong = {label: [said[i] for i in of_label[label]] for label in LABELS[1:]}
    return GroundingReport(
        passed={label: estimate([float(shown[i]) for i in at]) for label, at in of_label.items()},
        precision=estimate(
            [float(s.supported) for s, ok in zip(sentences, shown, strict=True) if ok]
        ),
        recall=estimate([float(shown[i]) for i in of_label["supported"]]),
        auroc={
            **{f"above {label}": auroc(good, values) for label, values in wrong.items()},
            "above both": auroc(good, [p for values in wrong.values() for p in values]),
        },
        bins=_bins(said, [s.supported for s in sentences]),
        mistakes=[
            (line.how, line.sentence)
            for line, ok in zip(lines, shown, strict=True)
            if ok and line.label != "supported"
        ],
        copied=estimate(_copied(sentences, support)),
    )


def probability(sentence: LabelledSentence, support: SupportModel) -> float:
    """That it is supported; 0 where it quotes what stands nowhere."""
    if not all(stands_in(quote, sentence.sources) for quote in quotations(sentence.text)):
        return 0.0
    return support.probability(sentence.text, sentence.sources)


def grounding_lines(report: GroundingReport, support: SupportModel) -> list[str]:
    """The report as Markdown."""
    return [
        f"A sentence is shown from probability {support.threshold:.2f}.",
        "",
        "| label | shown | sentences |",
        "|---|---|---|",
        *(f"| {label} | {share} | {share.n} |" for label, share in report.passed.items()),
        f"| the sources' own sentences | {report.copied} | {report.copied.n} |",
        "",
        f"- precision of what is shown: {report.precision} (n {report.precision.n})",
        f"- recall of what is supported: {report.recall} (n {report.recall.n})",
        *(f"- AUROC {what}: {value:.3f}" for what, value in report.auroc.items()),
        "",
        "## Whether the probabilities can be believed",
        "",
        "| said | found | sentences |",
        "|---|---|---|",
        *(f"| {said:.2f} | {found:.2f} | {count} |" for said, found, count in report.bins),
        "",
        f"## Shown, and not supported ({len(report.mistakes)})",
        "",
        *(f"- *{how}*: {sentence}" for how, sentence in report.mistakes[:_MOST_SHOWN]),
    ]


def _bins(said: Sequence[float], supported: Sequence[bool]) -> list[tuple[float, float, int]]:
    bins = []
    for fifth in range(5):
        at = [i for i, p in enumerate(said) if min(int(p * 5), 4) == fifth]
        if at:
            found = sum(supported[i] for i in at) / len(at)
            bins.append((sum(said[i] for i in at) / len(at), found, len(at)))
    return bins


def _copied(sentences: Sequence[LabelledSentence], support: SupportModel) -> list[float]:
    """Whether sentences copied from their source would be shown, as they must."""
    return [
        float(support.probability(text, sources) >= support.threshold)
        for _, text, sources in verbatim(sentences)
    ]
