"""Hubs and tracing are off whatever the environment says."""

import os

import pytest

from index.offline import go_offline


def test_inherited_switches_are_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    go_offline()
    assert os.environ["LANGSMITH_TRACING"] == "false"
    assert os.environ["HF_HUB_OFFLINE"] == "1"
