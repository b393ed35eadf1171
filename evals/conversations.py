"""What the turns before a message are worth: follow-ups read in three ways."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.answering import Assistant
from evals.datasets import CONVERSATION, EvalSet, Query
from evals.measures import Estimate, estimate, paired_p_value, per_query
from evals.systems import Outcome, ask_all

_LIFE = "life"
SHIPPED = "shipped: the turn and the whole, scored apart"
_ALONE = "the last turn alone"
_JOINED = "all turns as one message"


@dataclass(frozen=True)
class ConversationReport:
    """How well follow-up turns are answered.

    Attributes:
        readings: Way of reading -> measure -> estimate, over all follow-up turns.
        p_values: Way of reading -> chance of so large a difference to the shipped one in nDCG@10.
        leans: How the turn leans on those before it -> measure -> estimate, shipped.
        first: Messages that open a conversation (the set's messages from life) -> the same measures.
        refused: Share of follow-up turns that were not answered.
    """

    readings: dict[str, dict[str, Estimate]]
    p_values: dict[str, float]
    leans: dict[str, dict[str, Estimate]]
    first: dict[str, Estimate]
    refused: Estimate


def conversation_report(
    assistant: Assistant, dataset: EvalSet, on_progress: Callable[[int, int], None]
) -> ConversationReport:
    """Ask every conversation of a set, turn by turn and in the two simpler ways."""
    talks = dataset.of_kind(CONVERSATION)
    opening = dataset.of_kind(_LIFE)
    ways = {
        SHIPPED: talks,
        _ALONE: tuple(_said(talk, talk.text) for talk in talks),
        _JOINED: tuple(_said(talk, talk.all_turns) for talk in talks),
        _LIFE: opening,
    }
    total = sum(len(queries) for queries in ways.values())
    outcomes: dict[str, dict[str, Outcome]] = {}
    for way, queries in ways.items():
        before = sum(len(done) for done in outcomes.values())

        def advance(done: int, _: int, before: int = before) -> None:
            on_progress(before + done, total)

        outcomes[way] = ask_all(assistant, queries, advance)
    values = {way: _values(dataset, found) for way, found in outcomes.items()}
    first = values.pop(_LIFE)
    shipped = values[SHIPPED]["nDCG@10"]
    order = sorted(shipped)
    leans: dict[str, list[str]] = defaultdict(list)
    for talk in talks:
        leans[talk.group].append(talk.id)
    return ConversationReport(
        readings={way: _estimates(found) for way, found in values.items()},
        p_values={
            way: paired_p_value([shipped[t] for t in order], [found["nDCG@10"][t] for t in order])
            for way, found in values.items()
            if way != SHIPPED
        },
        leans={
            lean: _estimates(
                {m: {t: by_talk[t] for t in ids} for m, by_talk in values[SHIPPED].items()}
            )
            for lean, ids in sorted(leans.items())
        },
        first=_estimates(first),
        refused=estimate([float(not outcomes[SHIPPED][talk.id].answered) for talk in talks]),
    )


def conversation_lines(report: ConversationReport) -> list[str]:
    """The report as Markdown."""
    measures = list(report.first)
    lines = [
        "## Follow-up turns",
        "",
        f"| read as | {' | '.join(measures)} | p (nDCG@10) |",
        f"|---|{'---|' * len(measures)}---|",
    ]
    for way, by_measure in report.readings.items():
        p = f"{report.p_values[way]:.4f}" if way in report.p_values else ""
        lines.append(f"| {way} | {' | '.join(str(by_measure[m]) for m in measures)} | {p} |")
    gap = report.first["nDCG@10"].mean - report.readings[SHIPPED]["nDCG@10"].mean
    lines += [
        f"| messages that open a conversation | {' | '.join(map(str, report.first.values()))} | |",
        "",
        f"Follow-ups stand {gap:+.3f} below opening messages in nDCG@10; refused: {report.refused}.",
        "",
        f"| the turn | n | {' | '.join(measures)} |",
        f"|---|---|{'---|' * len(measures)}",
        *(
            f"| {lean} | {by_measure['nDCG@10'].n} | {' | '.join(map(str, by_measure.values()))} |"
            for lean, by_measure in report.leans.items()
        ),
        "",
    ]
    return lines


def _said(talk: Query, text: str) -> Query:
    return Query(talk.id, text, talk.kind, talk.group, talk.writer)


def _values(dataset: EvalSet, outcomes: Mapping[str, Outcome]) -> dict[str, dict[str, float]]:
    return per_query({name: o.ranking for name, o in outcomes.items()}, dataset.qrels)


def _estimates(values: Mapping[str, Mapping[str, float]]) -> dict[str, Estimate]:
    return {measure: estimate(list(by_talk.values())) for measure, by_talk in values.items()}
