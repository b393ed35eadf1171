"""Evaluation sets are read with line numbers in every complaint."""

import json
from pathlib import Path

import pytest

from corpus.types import Profile
from evals.datasets import DATA, OUT_OF_SCOPE, load_eval_set
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


@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_shipped_sets_are_whole(split: str, profile: Profile) -> None:
    found = load_eval_set(DATA / split, [unit.id for unit in profile.units])
    kinds = [query.kind for query in found.queries]
    assert (kinds.count("life"), kinds.count("activity")) == (125, 96)
    assert kinds.count(OUT_OF_SCOPE) >= 145
    for query in found.queries:
        assert (query.id in found.qrels) == (query.kind != OUT_OF_SCOPE)


def test_no_message_stands_in_two_places(profile: Profile) -> None:
    """Neither in both splits, nor in what was learnt from."""
    from corpus.loading import SHIPPED_PROFILE
    from corpus.situations import load_situations

    training = {
        " ".join(s.text.split()) for s in load_situations(SHIPPED_PROFILE, profile).labelled
    }
    held_out: list[str] = []
    for split in ("dev", "test"):
        lines = (DATA / split / "queries.jsonl").read_text("utf-8").splitlines()
        held_out += [" ".join(json.loads(line)["text"].split()) for line in lines]
    assert len(held_out) == len(set(held_out))
    assert not training & set(held_out)
