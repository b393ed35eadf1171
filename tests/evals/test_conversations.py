"""Follow-ups are read in three ways and compared."""

from assistant.answering import Assistant
from evals.conversations import SHIPPED, conversation_lines, conversation_report
from evals.datasets import EvalSet, Query


def test_every_way_of_reading_is_measured(assistant: Assistant) -> None:
    wanted, other = assistant.profile.units[3], assistant.profile.units[40]
    dataset = EvalSet(
        "tiny",
        (
            Query("a", wanted.text, "life", "short", "w"),
            Query("b", "and what if not?", "conversation", "new fact", "w", (wanted.text,)),
            Query("c", other.text, "conversation", "new subject", "w", (wanted.text,)),
        ),
        {"a": {wanted.id: 2}, "b": {wanted.id: 2}, "c": {other.id: 2}},
    )
    seen: list[tuple[int, int]] = []
    report = conversation_report(assistant, dataset, lambda done, total: seen.append((done, total)))
    assert seen == [(n, 7) for n in range(1, 8)]
    assert set(report.leans) == {"new fact", "new subject"}
    assert report.first["nDCG@10"].mean == 1.0
    assert report.readings["all turns as one message"]["nDCG@10"].n == 2
    alone = report.readings["the last turn alone"]["nDCG@10"].mean
    assert report.readings[SHIPPED]["nDCG@10"].mean > alone
    assert report.refused.mean == 0.0
    text = "\n".join(conversation_lines(report))
    assert "| messages that open a conversation | 1.000" in text
