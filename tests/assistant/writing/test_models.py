"""Which model a setting names, whether it runs here, and what is said when it cannot be had."""

import pytest

from assistant.errors import ProviderMissing, SettingInvalid
from assistant.settings import Settings, read_settings
from assistant.wiring import build_writer
from assistant.writing import models
from assistant.writing.generation import Deadlines
from assistant.writing.models import is_local, make_chat_model

PATIENCE = Deadlines(connect_s=1, first_token_s=1, idle_s=1, total_s=1)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:11434", True),
        ("http://localhost:8000/v1", True),
        ("http://[::1]:1/v1", True),
        ("https://api.example.org/v1", False),
        ("http://127.0.0.1.example.org", False),
        ("http://10.0.0.2:11434", False),
        ("", False),
    ],
)
def test_only_loopback_is_local(monkeypatch: pytest.MonkeyPatch, url: str, local: bool) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert is_local(url) is local


def test_a_proxy_in_between_is_not_local(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example.org:3128")
    monkeypatch.setenv("no_proxy", "")
    assert not is_local("http://127.0.0.1:11434")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert is_local("http://127.0.0.1:11434")


def test_no_setting_means_no_model() -> None:
    assert build_writer(Settings()) is None


def test_a_name_without_a_provider_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDGUIDE_MODEL", "llama3.2")
    with pytest.raises(SettingInvalid, match=r"FIELDGUIDE_MODEL='llama3\.2'"):
        read_settings()


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(ProviderMissing, match="nobody:x"):
        make_chat_model("nobody:x", "", PATIENCE)


def test_a_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(*args: object) -> dict[str, object]:
        raise ImportError("langchain_ollama")

    monkeypatch.setattr(models, "_options", absent)
    with pytest.raises(ProviderMissing, match=r'pip install -e "\.\[ollama\]"'):
        make_chat_model("ollama:llama3.2", "", PATIENCE)


def test_a_missing_key_is_said_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain_openai", reason="the extra `openai` is not installed")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ProviderMissing, match="OPENAI_API_KEY"):
        make_chat_model("openai:some-model", "", PATIENCE)


@pytest.mark.parametrize(
    ("name", "url", "package", "local"),
    [
        ("ollama:llama3.2", "", "langchain_ollama", True),
        ("openai:local", "http://127.0.0.1:1/v1", "langchain_openai", True),
        ("anthropic:some-model", "https://api.example.org", "langchain_anthropic", False),
    ],
)
def test_each_provider_is_made_with_our_deadlines(
    monkeypatch: pytest.MonkeyPatch, name: str, url: str, package: str, local: bool
) -> None:
    pytest.importorskip(package, reason="its extra is not installed")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "test")
    for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("OLLAMA_HOST", "http://elsewhere.example.org")
    model, is_here = make_chat_model(name, url, PATIENCE)
    assert is_here is local
    assert type(model).__module__.startswith(package)
    assert "elsewhere" not in str(getattr(model, "base_url", ""))
