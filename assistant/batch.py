"""Many messages from a file, their answers to another: for evaluators and scripts."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from assistant.answering import Assistant
from assistant.errors import BatchInvalid, MessageInvalid
from assistant.types import Response, Turn
from assistant.writing.writer import Writer

_RESPONSE = TypeAdapter(Response)
_FIRST_BYTES = b'{"id": '  # how every line of ours begins

_Key = tuple[str, int]  # id and turn


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """What a run did.

    Attributes:
        answered: Messages answered in this run.
        kept: Messages whose answers stood in the output already.
        problems: One sentence for each line or message that was skipped, with its line number.
    """

    answered: int
    kept: int
    problems: tuple[str, ...]


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str = Field(min_length=1)
    text: str | None = None
    turns: list[str] | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _one_form(self) -> "_Line":
        if (self.text is None) == (self.turns is None):
            raise ValueError('give either "text" or "turns"')
        return self

    @property
    def messages(self) -> list[str]:
        return self.turns if self.turns is not None else [self.text or ""]


@dataclass(frozen=True, slots=True)
class _Task:
    number: int  # of the line, from 1
    id: str
    turn: int  # from 1
    message: str
    earlier: tuple[str, ...]

    @property
    def key(self) -> _Key:
        return self.id, self.turn


def run_batch(
    assistant: Assistant,
    source: Path,
    target: Path,
    *,
    writer: Writer | None = None,
    fresh: bool = False,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> BatchSummary:
    """Answer every message of `source` and append a line for each to `target`.

    A run that was cut off goes on where it stopped. Each output line reads `{"id", "turn",
    "answer", "ranking": [[unit id, score], …all units], "answerable", "index"}`; turns count from 1.

    Args:
        assistant: Answers.
        source: JSONL, a line being `{"id", "text"}` or `{"id", "turns": […]}`; each turn is answered
            in the light of those before it.
        target: JSONL; made if it is not there.
        writer: Writes over the answers, identifiers hidden from a model elsewhere; None without.
        fresh: Start over instead of going on.
        on_progress: Called with messages done and messages in all.

    Raises:
        BatchInvalid: `source` cannot be read, or `target` holds something else or another index's
            answers.
    """
    _refuse_targets(source, target)
    problems: list[str] = []
    tasks = list(_tasks(_read_lines(source), problems))
    build = assistant.index.manifest.digest
    done = {} if fresh else _done(target, build)
    kept = sum(task.key in done for task in tasks)
    answered = 0
    with target.open("w" if fresh else "a", encoding="utf-8") as file:
        for at, task in enumerate(tasks, start=1):
            if task.key not in done:
                response = _answer(assistant, task, done, problems)
                if response is not None:
                    response = writer.add_to(response) if writer else response
                    _write(file, task, response, build)
                    done[task.key] = tuple(s.citation.node.id for s in response.answer.suggestions)
                    answered += 1
            on_progress(at, len(tasks))
    return BatchSummary(answered, kept, tuple(problems))


def _refuse_targets(source: Path, target: Path) -> None:
    if target.exists() and source.exists() and target.samefile(source):
        raise BatchInvalid(
            "The output would overwrite the input.",
            given=str(target),
            expected="two different files",
            action="Name another output file.",
        )
    if not target.parent.is_dir() or target.is_dir():
        raise BatchInvalid(
            "The output cannot be written.",
            given=str(target),
            expected="a file in a folder that exists",
            action="Make the folder, or name another file.",
        )


def _answer(
    assistant: Assistant, task: _Task, done: Mapping[_Key, tuple[str, ...]], problems: list[str]
) -> Response | None:
    earlier = [
        Turn(said, done.get((task.id, turn), ())) for turn, said in enumerate(task.earlier, start=1)
    ]
    try:
        return assistant.ask(task.message, earlier)
    except MessageInvalid as error:
        turn = f", turn {task.turn}" if task.turn > 1 else ""
        problems.append(f"line {task.number}{turn}: {error.summary} Given: {error.given}.")
        return None


def _write(file: TextIO, task: _Task, response: Response, build: str) -> None:
    dumped = _RESPONSE.dump_python(response, mode="json")
    row: dict[str, Any] = {
        "id": task.id,
        "turn": task.turn,
        "answer": dumped["answer"],
        "ranking": dumped["ranking"],
        "answerable": response.answer.answerable,
        "index": build,
    }
    file.write(json.dumps(row, ensure_ascii=False) + "\n")
    file.flush()


def _tasks(lines: Iterator[tuple[int, str]], problems: list[str]) -> Iterator[_Task]:
    seen: set[str] = set()
    for number, text in lines:
        try:
            line = _Line.model_validate_json(text)
        except ValidationError as error:
            problems.append(f"line {number}: {error.errors(include_url=False)[0]['msg']}")
            continue
        if line.id in seen:
            problems.append(f"line {number}: the id {line.id!r} stood on an earlier line")
            continue
        seen.add(line.id)
        for turn, message in enumerate(line.messages, start=1):
            yield _Task(number, line.id, turn, message, tuple(line.messages[: turn - 1]))


def _read_lines(source: Path) -> Iterator[tuple[int, str]]:
    try:
        content = source.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BatchInvalid(
            "The input cannot be read.",
            given=f"{source}: {error.strerror if isinstance(error, OSError) else 'not UTF-8 text'}",
            expected='JSON lines such as {"id": "1", "text": "…"}',
            action="Check the path.",
        ) from error
    return ((n, line) for n, line in enumerate(content.split("\n"), start=1) if line.strip())


def _done(target: Path, build: str) -> dict[_Key, tuple[str, ...]]:
    """What `target` holds already, with what was suggested; a half-written last line is cut off."""
    if not target.exists():
        return {}
    content = target.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if content and not whole and not content.startswith(_FIRST_BYTES):
        raise _not_ours(target, "text that no batch run wrote")
    try:
        rows = [json.loads(line) for line in whole.decode().split("\n") if line]
        done = {(row["id"], row["turn"]): _suggested(row["answer"]) for row in rows}
        builds = {row["index"] for row in rows}
    except (ValueError, KeyError, TypeError) as error:
        raise _not_ours(target, "lines that no batch run wrote") from error
    if builds - {build}:
        raise _not_ours(target, f"answers from the index {sorted(builds - {build})[0]}")
    if whole != content:
        target.write_bytes(whole)
    return done


def _suggested(answer: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        suggestion["citation"]["node"]["id"]
        for thread in answer["threads"]
        for suggestion in thread["suggestions"]
    )


def _not_ours(target: Path, what: str) -> BatchInvalid:
    return BatchInvalid(
        "The output file cannot be continued.",
        given=f"{target} holds {what}",
        expected="no file, or the output of a run that was cut off",
        action="Name another file, or start over with --fresh.",
    )
