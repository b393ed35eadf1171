"""Evaluation sets are read with line numbers in every complaint."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from corpus.loading import SHIPPED_PROFILE
from corpus.situations import load_situations
from corpus.types import Profile
from evals.datasets import CONVERSATION, DATA, OUT_OF_SCOPE, load_eval_set
from evals.errors import DatasetInvalid

QUERIES = '{"_id": "1", "text": "one", "metadata": {"kind": "life", "group": "short"}}\n'
HEADER = "query-id\tcorpus-id\tscore\n"


def write(folder: Path, queries: str = QUERIES, qrels: str = HEADER + "1\ta\t2\n") -> Path:
    """A set of one message."""
    (folder / "queries.jsonl").write_text(queries, "utf-8")
    (folder / "qrels.tsv").write_text(qrels, "utf-8")
    return folder


def test_messages_and_judgements_are_read(tmp_path: Path) -> None:
    found = load_eval_set(write(tmp_path), ["a"])
    assert [(q.id, q.kind, q.group) for q in found.queries] == [("1", "life", "short")]
    assert found.qrels == {"1": {"a": 2}}


@pytest.mark.parametrize(
    ("queries", "qrels", "says"),
    [
        (QUERIES + "{}\n", HEADER, "Line 2 of queries.jsonl"),
        (QUERIES * 2, HEADER, "Line 2 of queries.jsonl"),
        (QUERIES, HEADER + "1\tb\t2\n", "Line 2 of qrels.tsv"),
        (QUERIES, HEADER + "2\ta\t2\n", "Line 2 of qrels.tsv"),
        (QUERIES, HEADER + "1\ta\ttwo\n", "Line 2 of qrels.tsv"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, queries: str, qrels: str, says: str) -> None:
    with pytest.raises(DatasetInvalid, match=says):
        load_eval_set(write(tmp_path, queries, qrels), ["a"])


TALK = '{"id": "c1", "turns": ["it began", "and now?"], "rel": {"a": 2}, "lean": "new fact"}\n'


def test_conversations_are_judged_for_their_last_turn(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "conversations.jsonl").write_text(TALK, "utf-8")
    found = load_eval_set(tmp_path, ["a"])
    (talk,) = found.of_kind(CONVERSATION)
    assert (talk.text, talk.earlier, talk.group) == ("and now?", ("it began",), "new fact")
    assert talk.all_turns == "it began\n\nand now?"
    assert found.qrels["c1"] == {"a": 2}


@pytest.mark.parametrize(
    "bad",
    [
        TALK,
        TALK.replace('"c1"', '"1"'),
        TALK.replace('"a"', '"b"'),
        TALK.replace(', "and now?"', ""),
        "{}",
    ],
)
def test_a_bad_conversation_is_named(tmp_path: Path, bad: str) -> None:
    write(tmp_path)
    (tmp_path / "conversations.jsonl").write_text(TALK + bad, "utf-8")
    with pytest.raises(DatasetInvalid, match=r"Line 2 of conversations\.jsonl"):
        load_eval_set(tmp_path, ["a"])


@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_shipped_sets_are_whole(split: str, profile: Profile) -> None:
    found = load_eval_set(DATA / split, [unit.id for unit in profile.units])
    kinds = [query.kind for query in found.queries]
    assert [kinds.count(kind) for kind in ("life", "activity", CONVERSATION)] == [251, 96, 60]
    assert kinds.count(OUT_OF_SCOPE) >= 145
    for query in found.queries:
        assert (query.id in found.qrels) == (query.kind != OUT_OF_SCOPE)


def test_no_message_stands_in_two_places(profile: Profile) -> None:
    """Neither in both splits, nor in what was learnt from: not even a fifth of its five-word runs."""
    held_out: list[str] = []
    for split in ("dev", "test"):
        held_out += [
            q.text for q in load_eval_set(DATA / split, [unit.id for unit in profile.units]).queries
        ]
    texts = [*held_out, *(s.text for s in load_situations(SHIPPED_PROFILE, profile).labelled)]
    assert len({" ".join(text.split()) for text in texts}) == len(texts)
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        for run in runs_of_five(text):
            holders[run].append(at)
    for at, text in enumerate(held_out):
        runs = runs_of_five(text)
        shared = Counter(other for run in runs for other in holders[run] if other != at)
        for other, count in shared.most_common(1):
            assert count < 5 or count < 0.2 * len(runs), (text, texts[other])


def runs_of_five(text: str) -> set[tuple[str, ...]]:
    """Every five words in a row, letters only."""
    words = re.findall(r"[^\W_]+", text.lower())
    return set(zip(*(words[at:] for at in range(5)), strict=False))
