"""The commands, run as a person runs them."""

import json
import shutil
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.answering import Assistant
from assistant.cli import asking
from assistant.cli.main import app, main

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def with_fake_encoder(monkeypatch: pytest.MonkeyPatch, assistant: Assistant) -> None:
    """`ask` and `batch` get the assistant with the fake encoder."""
    monkeypatch.setattr(asking, "build_assistant", lambda settings: assistant)


def test_help_names_every_command() -> None:
    text = RUNNER.invoke(app, ["--help"]).output
    for command in ("ask", "batch", "serve", "corpus", "index"):
        assert command in text


def test_ask_reads_well_in_a_terminal() -> None:
    result = RUNNER.invoke(app, ["ask", "Two partners. They have stopped talking to each other."])
    assert result.exit_code == 0
    assert "of the profile fit what you describe" in result.output
    assert "check: normalised]" in result.output
    assert "1. Start here" in result.output
    assert "Not produced" in result.output


def test_ask_as_json_is_the_whole_object() -> None:
    result = RUNNER.invoke(app, ["ask", "--json", "what are the guiding principles?"])
    body = json.loads(result.output)
    assert body["answer"]["kind"] == "profile"
    assert len(body["answer"]["entries"]) == 5


def test_ask_reads_a_message_from_standard_input() -> None:
    result = RUNNER.invoke(app, ["ask", "-"], input="List the domains\n")
    assert "The profile has three domains." in result.output


def test_batch_reports_what_it_did(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "a", "text": "No trust in the team."}\nbroken\n', "utf-8")
    result = RUNNER.invoke(app, ["batch", str(source), str(target)])
    assert result.exit_code == 0
    assert "1 answered, 0 kept from before, 1 skipped." in result.output
    assert "skipped line 2" in result.output
    assert json.loads(target.read_text("utf-8"))["id"] == "a"


def test_corpus_check_proves_the_shipped_profile() -> None:
    result = RUNNER.invoke(app, ["corpus", "check"])
    assert result.exit_code == 0
    assert "64 of  64 activities verbatim" in result.output
    assert "64 of  64 activities put at the same place by a second reader" in result.output
    assert "The profile is faithful." in result.output


def test_corpus_check_fails_on_a_single_changed_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_profile_dir: Path
) -> None:
    folder = tmp_path / "profile"
    shutil.copytree(tiny_profile_dir, folder)
    path = folder / "profile.yaml"
    path.write_text(path.read_text("utf-8").replace("Light the lamp", "Fight the lamp"), "utf-8")
    monkeypatch.setenv("FIELDGUIDE_PROFILE_DIR", str(folder))
    result = RUNNER.invoke(app, ["corpus", "check"])
    assert result.exit_code == 1
    assert "node night.1 differs from the source" in result.output
    report = json.loads(RUNNER.invoke(app, ["corpus", "check", "--json"]).output)
    assert len(report["problems"]) == 1


def test_corpus_show_gives_one_entry_or_the_tree() -> None:
    one = RUNNER.invoke(app, ["corpus", "show", "Brokering.2"]).output
    assert "Position themselves" in one
    tree = RUNNER.invoke(app, ["corpus", "show"]).output
    assert "facilitation.7" in tree


def test_an_error_of_ours_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["fieldguide", "corpus", "show", "nothing.1"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 1
    shown = capsys.readouterr().err
    assert "The profile has no entry with this id." in shown
    assert "nothing.1" in shown


def test_a_taken_port_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        monkeypatch.setenv("FIELDGUIDE_PORT", port)
        monkeypatch.setattr("sys.argv", ["fieldguide", "serve"])
        with pytest.raises(SystemExit) as caught:
            main()
    assert caught.value.code == 1
    shown = capsys.readouterr().err
    assert f"port {port}" in shown
    assert "FIELDGUIDE_PORT" in shown
