"""The engine without anything learnt, on a collection small enough to read."""

import shutil
from pathlib import Path

import pytest

from evals.beir import collection_lines, load_collection, measure_collection
from evals.errors import DatasetInvalid
from index.encoders import make_embedder
from tests.fakes import FakeEmbedder

TINY = Path(__file__).parent.parent / "data" / "tiny_collection"


def test_only_judged_queries_count() -> None:
    collection = load_collection(TINY)
    assert list(collection.queries) == ["q1", "q2", "q3"]
    assert collection.qrels["q1"] == {"1": 2, "6": 1}
    assert collection.passages["1"].startswith("Lamps\nA lighthouse")
    assert collection.passages["6"].startswith("Lenses")


@pytest.mark.model
def test_words_and_meaning_together_find_what_is_asked_for(tmp_path: Path) -> None:
    collection = load_collection(TINY)
    seen: list[int] = []
    systems = measure_collection(
        collection, make_embedder("minilm", tmp_path), tmp_path, lambda done, of: seen.append(done)
    )
    assert systems["both"]["Success@1"].mean == 1.0
    assert systems["both"]["nDCG@10"].mean >= systems["words"]["nDCG@10"].mean
    assert seen == [6]
    assert collection_lines(systems)[2].startswith("| words | ")


def test_passages_are_encoded_once(tmp_path: Path) -> None:
    collection, seen = load_collection(TINY), list[int]()
    for _ in range(2):
        measure_collection(collection, FakeEmbedder(), tmp_path, lambda done, of: seen.append(done))
    assert seen == [6]


def test_beirs_own_layout_is_read_too(tmp_path: Path) -> None:
    for name in ("corpus.jsonl", "queries.jsonl"):
        shutil.copy(TINY / name, tmp_path)
    (tmp_path / "qrels").mkdir()
    shutil.copy(TINY / "qrels.tsv", tmp_path / "qrels" / "test.tsv")
    assert load_collection(tmp_path).qrels == load_collection(TINY).qrels


@pytest.mark.parametrize(
    ("name", "line", "given"),
    [
        ("qrels.tsv", "q1\t1\tgood", "q1\t1\tgood"),
        ("qrels.tsv", "q9\t1\t1", "q9\t1\t1"),
        ("corpus.jsonl", "{not json", "{not json"),
        ("queries.jsonl", '{"text": "no id"}', '{"text": "no id"}'),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, name: str, line: str, given: str) -> None:
    shutil.copytree(TINY, tmp_path / "c")
    with (tmp_path / "c" / name).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(DatasetInvalid) as refused:
        load_collection(tmp_path / "c")
    assert refused.value.given == given
    assert name in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetInvalid, match=r"corpus\.jsonl"):
        load_collection(tmp_path)
