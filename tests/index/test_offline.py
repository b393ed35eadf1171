"""Hubs and tracing are off whatever the environment says."""

import os

import pytest

from index.offline import go_offline


@pytest.mark.parametrize(
    ("name", "inherited", "forced"),
    [
        ("HF_HUB_OFFLINE", "0", "1"),
        ("HF_HUB_DISABLE_TELEMETRY", "0", "1"),
        ("TRANSFORMERS_OFFLINE", "0", "1"),
        ("LANGSMITH_TRACING", "true", "false"),
        ("LANGSMITH_TRACING_V2", "true", "false"),
        ("LANGCHAIN_TRACING_V2", "true", "false"),
        ("LANGSMITH_GATEWAY", "true", "false"),
    ],
)
def test_an_inherited_switch_is_overruled(
    monkeypatch: pytest.MonkeyPatch, name: str, inherited: str, forced: str
) -> None:
    monkeypatch.setenv(name, inherited)
    go_offline()
    assert os.environ[name] == forced
