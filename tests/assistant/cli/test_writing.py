"""What a language model wrote, on the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.answering import Assistant
from assistant.cli import asking
from assistant.cli.main import app
from assistant.settings import Settings
from assistant.writing.writer import FAILED, Writer
from tests.assistant.writing.conftest import MESSAGE, model_that, writer_around
from tests.assistant.writing.scripted import Step, line

RUNNER = CliRunner()


@pytest.fixture
def good(assistant: Assistant) -> list[Step]:
    """Two sentences that hold."""
    suggestions = assistant.ask(MESSAGE).answer.suggestions
    return [line(s.note.steps[0], f"{s.citation.node.id}:note") for s in suggestions if s.note]


def use(monkeypatch: pytest.MonkeyPatch, assistant: Assistant, script: list[Step]) -> None:
    """`ask` and `batch` get this assistant, and a model with this script."""

    def writer(settings: Settings) -> Writer:
        return writer_around(model_that(script))

    monkeypatch.setattr(asking, "build_assistant", lambda settings: assistant)
    monkeypatch.setattr(asking, "build_writer", writer)


def test_sentences_are_marked_as_a_models(
    monkeypatch: pytest.MonkeyPatch, assistant: Assistant, good: list[Step]
) -> None:
    use(monkeypatch, assistant, good)
    text = " ".join(RUNNER.invoke(app, ["ask", MESSAGE]).output.split())
    assert "Written by a language model (scripted:model, on this machine)" in text
    assert "neither the profile's words nor our notes" in text
    assert ":note]" in text


def test_a_model_that_fails_costs_one_line(
    monkeypatch: pytest.MonkeyPatch, assistant: Assistant
) -> None:
    use(monkeypatch, assistant, [ConnectionRefusedError()])
    text = " ".join(RUNNER.invoke(app, ["ask", MESSAGE]).output.split())
    assert "1. Start here" in text
    assert f"Note: {FAILED}" in text
    assert "Written by a language model" not in text


def test_batch_keeps_what_was_written(
    monkeypatch: pytest.MonkeyPatch, assistant: Assistant, good: list[Step], tmp_path: Path
) -> None:
    use(monkeypatch, assistant, good)
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "a", "text": MESSAGE}) + "\n", "utf-8")
    assert RUNNER.invoke(app, ["batch", str(source), str(target)]).exit_code == 0
    row = json.loads(target.read_text("utf-8"))
    assert len(row["answer"]["written"]["sentences"]) == len(good)
