"""Settings come from the environment and are refused with their name."""

from pathlib import Path

import pytest

from assistant.errors import SettingInvalid
from assistant.settings import Settings, read_settings
from ui.settings import UiSettings

README = Path(__file__).parents[2] / "README.md"


def test_the_defaults_listen_on_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIELDGUIDE_DATA_DIR", raising=False)
    settings = read_settings()
    assert (settings.host, settings.embedder) == ("127.0.0.1", "mpnet")
    assert settings.index_dir == Path(".fieldguide/index")


def test_a_variable_changes_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDGUIDE_SUGGESTIONS", "5")
    assert read_settings().suggestions == 5


def test_a_bad_value_is_named_with_what_would_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDGUIDE_SUGGESTIONS", "many")
    with pytest.raises(SettingInvalid) as caught:
        read_settings()
    assert caught.value.given == "FIELDGUIDE_SUGGESTIONS='many'"
    assert "integer" in caught.value.expected


def test_a_misspelt_variable_is_named_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("FIELDGUIDE_SUGESTIONS", "5")
    assert read_settings().suggestions == 4
    assert "FIELDGUIDE_SUGESTIONS; did you mean FIELDGUIDE_SUGGESTIONS?" in caplog.text


def test_what_the_page_reads_is_no_mistake(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in UiSettings.model_fields:
        monkeypatch.setenv(f"FIELDGUIDE_{name.upper()}", "9000" if "port" in name else "x")
    read_settings()
    assert caplog.text == ""


def test_the_readme_lists_every_setting() -> None:
    text = README.read_text("utf-8")
    assert [n for n in Settings.model_fields if f"`FIELDGUIDE_{n.upper()}`" not in text] == []
