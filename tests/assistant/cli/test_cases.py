"""Preparing case discussions in a terminal."""

import json
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from assistant.cli.main import app
from assistant.errors import CaseRequestInvalid, ExportRefused

RUNNER = CliRunner()


def test_without_a_file_both_documents_are_printed() -> None:
    result = RUNNER.invoke(app, ["case", "--competency", "brokering", "--minutes", "45"])
    assert result.exit_code == 0
    assert "## Back at work" in result.output
    assert "facilitator's guide" in result.output


def test_two_documents_are_written(tmp_path: Path) -> None:
    out = tmp_path / "session.docx"
    asked = ["case", "--activity", "co-design.2", "--group", "14", "--seed", "3", "-o", str(out)]
    result = RUNNER.invoke(app, asked)
    assert result.exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "session-handout.docx",
        "session-notes.docx",
    ]
    handout = docx.Document(str(tmp_path / "session-handout.docx"))
    assert handout.core_properties.title in result.output or handout.core_properties.title
    assert handout.paragraphs[0].text == handout.core_properties.title


def test_what_is_there_is_not_overwritten_unless_told(tmp_path: Path) -> None:
    edited = tmp_path / "session-notes.md"
    edited.write_text("my own changes", "utf-8")
    asked = ["case", "--case", "window-four", "-o", str(tmp_path / "session.md")]
    refused = RUNNER.invoke(app, asked)
    assert isinstance(refused.exception, ExportRefused)
    assert edited.read_text("utf-8") == "my own changes"
    assert not (tmp_path / "session-handout.md").exists()
    assert RUNNER.invoke(app, [*asked, "--force"]).exit_code == 0
    assert "Window four" in edited.read_text("utf-8")


def test_one_json_is_written_or_printed(tmp_path: Path) -> None:
    out = tmp_path / "session.json"
    asked = ["case", "--case", "window-four", "--handout-language", "academic"]
    RUNNER.invoke(app, [*asked, "-o", str(out)])
    guide = json.loads(out.read_text("utf-8"))
    assert guide["case"]["id"] == "window-four"
    assert guide["request"]["language"] == "academic"
    printed = RUNNER.invoke(app, [*asked, "--format", "json"])
    assert json.loads(printed.output) == guide


@pytest.mark.parametrize(
    "options",
    [
        ["--format", "pdf"],
        ["--format", "odt"],
        ["--format", "md", "-o", "x.pdf"],
        ["-o", "no/x.md"],
    ],
)
def test_a_form_or_place_that_cannot_be_is_refused(options: list[str]) -> None:
    result = RUNNER.invoke(app, ["case", "--case", "window-four", *options])
    assert isinstance(result.exception, ExportRefused)


def test_bad_options_are_told_in_our_words() -> None:
    result = RUNNER.invoke(app, ["case", "--case", "window-four", "--minutes", "5"])
    assert isinstance(result.exception, CaseRequestInvalid)
    assert result.exception.given == "minutes: 5"


def test_the_library_is_listed() -> None:
    text = RUNNER.invoke(app, ["cases"]).output
    assert "window-four  Window four: justice, South Africa, working" in text
    assert "co-learning.7" in text
    listed = json.loads(RUNNER.invoke(app, ["cases", "--json"]).output)
    assert len(listed) >= 48
