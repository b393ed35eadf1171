"""Evaluation sets in BEIR layout: queries.jsonl with provenance, qrels.tsv with a header.

Conversations stand beside them in conversations.jsonl, labelled for their last turn. Messages without any judgement are out of scope: the right answer to them is that there is none.
"""

import csv
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.lines import bad_line, lines_of

DATA = Path(__file__).parent / "data"
OUT_OF_SCOPE = "out-of-scope"
CONVERSATION = "conversation"
_EXPECTED = '{"_id", "text", "metadata": {"kind", …}} a line, or query-id, corpus-id, score'


@dataclass(frozen=True, slots=True)
class Query:
    """A message of an evaluation set.

    Attributes:
        id: Unique in the set.
        text: As typed.
        kind: `life`, `activity` (written from one), `conversation` or `out-of-scope`.
        group: What sort of message within the kind, for example its length.
        writer: Which hand wrote it.
        earlier: The turns before it, oldest first.
    """

    id: str
    text: str
    kind: str
    group: str
    writer: str
    earlier: tuple[str, ...] = ()

    @property
    def all_turns(self) -> str:
        """Everything the person said."""
        return "\n\n".join([*self.earlier, self.text])


@dataclass(frozen=True, slots=True)
class EvalSet:
    """Messages with judgements.

    Attributes:
        name: Of the folder.
        queries: In the order of the file.
        qrels: Query id -> unit id -> grade (2 directly answers, 1 helps).
    """

    name: str
    queries: tuple[Query, ...]
    qrels: dict[str, dict[str, int]]

    def of_kind(self, kind: str) -> tuple[Query, ...]:
        """The messages of one kind."""
        return tuple(query for query in self.queries if query.kind == kind)


class _Metadata(BaseModel):
    model_config = ConfigDict(extra="allow")
    kind: str = "life"
    group: str = ""
    writer: str = ""


class _Line(BaseModel):
    id: str = Field(alias="_id", min_length=1)
    text: str = Field(min_length=1)
    metadata: _Metadata = Field(default_factory=_Metadata)


class _Conversation(BaseModel):
    id: str = Field(min_length=1)
    turns: list[str] = Field(min_length=2)
    rel: dict[str, Literal[1, 2]] = Field(min_length=1)
    lean: str = ""
    writer: str = ""


def load_eval_set(folder: Path, units: Collection[str]) -> EvalSet:
    """Read a folder with queries.jsonl and qrels.tsv, and conversations.jsonl where there is one.

    Raises:
        DatasetInvalid: A line cannot be used; the error names file and line.
    """
    queries = _read_queries(folder / "queries.jsonl")
    qrels = _read_qrels(folder / "qrels.tsv", {query.id for query in queries}, set(units))
    talks = folder / "conversations.jsonl"
    if talks.exists():
        for query, grades in _read_conversations(talks, {q.id for q in queries}, set(units)):
            queries = (*queries, query)
            qrels[query.id] = grades
    return EvalSet(folder.name, queries, qrels)


def _read_conversations(
    path: Path, taken: set[str], units: set[str]
) -> Iterator[tuple[Query, dict[str, int]]]:
    for number, line in enumerate(lines_of(path, _EXPECTED), start=1):
        try:
            talk = _Conversation.model_validate_json(line)
        except ValidationError as error:
            raise bad_line(
                path, number, error.errors(include_url=False)[0]["msg"], _EXPECTED
            ) from error
        if talk.id in taken or not units.issuperset(talk.rel):
            raise bad_line(
                path, number, "an id that stands twice, or a unit the profile lacks", _EXPECTED
            )
        taken.add(talk.id)
        *earlier, last = talk.turns
        query = Query(talk.id, last, CONVERSATION, talk.lean, talk.writer, tuple(earlier))
        yield query, dict(talk.rel)


def _read_queries(path: Path) -> tuple[Query, ...]:
    found: dict[str, Query] = {}
    for number, line in enumerate(lines_of(path, _EXPECTED), start=1):
        try:
            entry = _Line.model_validate_json(line)
        except ValidationError as error:
            raise bad_line(
                path, number, error.errors(include_url=False)[0]["msg"], _EXPECTED
            ) from error
        if entry.id in found:
            raise bad_line(path, number, f"the id {entry.id!r} stands twice", _EXPECTED)
        metadata = entry.metadata
        found[entry.id] = Query(
            entry.id, entry.text, metadata.kind, metadata.group, metadata.writer
        )
    return tuple(found.values())


def _read_qrels(path: Path, queries: set[str], units: set[str]) -> dict[str, dict[str, int]]:
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    rows = csv.reader(lines_of(path, _EXPECTED), delimiter="\t")
    for number, row in enumerate(rows, start=1):
        if number == 1:
            continue
        if len(row) != 3 or not row[2].isdecimal():
            raise bad_line(path, number, "\t".join(row), _EXPECTED)
        query, unit, grade = row
        if query not in queries:
            raise bad_line(path, number, f"{query!r} is not in queries.jsonl", _EXPECTED)
        if unit not in units:
            raise bad_line(path, number, f"{unit!r} is not in the profile", _EXPECTED)
        qrels[query][unit] = int(grade)
    return dict(qrels)
