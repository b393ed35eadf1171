"""Ranking without anything learnt, on foreign collections: is the engine itself sound?

A folder in BEIR layout: corpus.jsonl (`_id`, `title`, `text`), queries.jsonl (`_id`, `text`), and
qrels.tsv, or qrels/test.tsv as BEIR's archives have it.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.sentences import sentences
from evals.lines import bad_line, lines_of
from evals.measures import Estimate, estimate, per_query
from index.embedding import Embedder, Vectors
from index.fusion import Words, fused

_EXPECTED = "corpus.jsonl, queries.jsonl and qrels.tsv in BEIR layout"
_AT_A_TIME = 64
_KEPT = 1000  # passages a query; beyond them nothing is measured

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Collection:
    """Passages, queries and judgements.

    Attributes:
        name: Of the folder.
        passages: Id -> title and text.
        queries: Id -> text; only those with judgements.
        qrels: Query id -> passage id -> grade.
    """

    name: str
    passages: dict[str, str]
    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]


def load_collection(folder: Path) -> Collection:
    """Read a folder in BEIR layout.

    Raises:
        DatasetInvalid: A file is missing or a line cannot be used; the error names it.
    """
    passages = {
        entry["_id"]: f"{entry['title']}\n{entry['text']}".strip()
        for entry in _objects(folder / "corpus.jsonl")
    }
    texts = {entry["_id"]: entry["text"] for entry in _objects(folder / "queries.jsonl")}
    beir = folder / "qrels" / "test.tsv"
    path = beir if beir.exists() else folder / "qrels.tsv"
    qrels: dict[str, dict[str, int]] = {}
    rows = csv.reader(lines_of(path, _EXPECTED), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, start=1):
        if number == 1 and not row[-1].lstrip("-").isdecimal():
            continue  # the header
        if len(row) != 3 or not row[2].lstrip("-").isdecimal() or row[0] not in texts:
            raise bad_line(path, number, "\t".join(row), _EXPECTED)
        qrels.setdefault(row[0], {})[row[1]] = int(row[2])
    judged = {query: texts[query] for query, grades in qrels.items() if max(grades.values()) > 0}
    return Collection(folder.name, passages, judged, qrels)


def measure_collection(
    collection: Collection, embedder: Embedder, cache: Path, on_progress: Progress
) -> dict[str, dict[str, Estimate]]:
    """Words alone, meaning alone, and both: name -> measure -> estimate.

    Args:
        collection: What to search.
        embedder: Without an adapter: nothing learnt for a profile may help here.
        cache: Folder that keeps the vectors of passages between runs.
        on_progress: Called with how many passages are encoded, and of how many.
    """
    passages = _encoded(collection, embedder, cache, on_progress)
    ids = np.asarray(list(collection.passages))
    words = Words(list(collection.passages.values()))
    queries = [_whole_and_parts(embedder, text) for text in collection.queries.values()]
    runs: dict[str, dict[str, dict[str, float]]] = {"words": {}, "meaning": {}, "both": {}}
    for (query, text), vector in zip(collection.queries.items(), queries, strict=True):
        near, shared = passages @ vector, words.scores(text)
        for name, scores in (("words", shared), ("meaning", near), ("both", fused(near, shared))):
            best = np.argsort(-scores, kind="stable")[:_KEPT]
            runs[name][query] = dict(zip(ids[best].tolist(), scores[best].tolist(), strict=True))
    return {
        name: {
            measure: estimate(list(values.values()))
            for measure, values in per_query(run, collection.qrels).items()
        }
        for name, run in runs.items()
    }


def _whole_and_parts(embedder: Embedder, text: str) -> Vectors:
    """A query read as a whole and sentence by sentence: each of its questions counts."""
    parts = [sentence.text for sentence in sentences(text)]
    vectors = embedder.encode([text, *parts], role="query")
    whole: Vectors = vectors[0] + vectors[1:].mean(axis=0)
    return whole / 2.0


def _encoded(
    collection: Collection, embedder: Embedder, cache: Path, on_progress: Progress
) -> Vectors:
    texts = list(collection.passages.values())
    digest = hashlib.sha256("\0".join([embedder.fingerprint, *texts]).encode()).hexdigest()[:16]
    path = cache / f"{collection.name}-{embedder.name}-{digest}.npy"
    if path.exists():
        kept: Vectors = np.load(path)
        return kept
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    vectors = np.zeros((len(texts), embedder.dimension), dtype=np.float32)
    for at in range(0, len(order), _AT_A_TIME):
        rows = order[at : at + _AT_A_TIME]
        vectors[rows] = embedder.encode([texts[row] for row in rows], role="document")
        on_progress(at + len(rows), len(order))
    cache.mkdir(parents=True, exist_ok=True)
    np.save(path, vectors)
    return vectors


def _objects(path: Path) -> Iterator[dict[str, str]]:
    for number, line in enumerate(lines_of(path, _EXPECTED), start=1):
        try:
            entry = json.loads(line)
            yield {"title": "", **entry, "_id": entry["_id"], "text": entry["text"]}
        except (ValueError, TypeError, KeyError) as error:
            raise bad_line(path, number, line, _EXPECTED) from error


def collection_lines(systems: dict[str, dict[str, Estimate]]) -> list[str]:
    """The figures as Markdown."""
    head = ["system", *next(iter(systems.values()))]
    rows = [f"| {name} | {' | '.join(map(str, m.values()))} |" for name, m in systems.items()]
    return [f"| {' | '.join(head)} |", "|---" * len(head) + "|", *rows]
