"""The chat model that the settings name, through LangChain; nothing is loaded where none is named."""

import ipaddress
import os
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from langchain_core.language_models import BaseChatModel

from assistant.errors import ProviderMissing
from assistant.writing.generation import Deadlines
from index.offline import go_offline

EXTRAS = ("anthropic", "ollama", "openai")  # of this project, one for each tested provider
_OLLAMA = "http://127.0.0.1:11434"
_MOST_TOKENS = 1500


def make_chat_model(name: str, url: str, deadlines: Deadlines) -> tuple[BaseChatModel, bool]:
    """The model, and whether it runs on this machine.

    Args:
        name: `provider:name`, for example `ollama:llama3.2`.
        url: Where it is reached; empty for the provider's own address.
        deadlines: For connecting, and for reading what comes.

    Raises:
        ProviderMissing: Its package is not installed, or refuses what is set.
    """
    go_offline()
    provider = name.partition(":")[0]
    url = url or (_OLLAMA if provider == "ollama" else "")
    try:
        from langchain.chat_models import init_chat_model

        model = init_chat_model(name, **_options(provider, url, deadlines))
    except ImportError as error:
        raise _not_installed(provider, name) from error
    except Exception as error:  # each provider has its own
        raise ProviderMissing(
            "The language model cannot be set up.",
            given=f"FIELDGUIDE_MODEL={name}: {type(error).__name__}",
            expected="a provider that LangChain knows, with its key in the environment",
            action="Correct FIELDGUIDE_MODEL, or set the provider's key, such as OPENAI_API_KEY.",
        ) from error
    return model, is_local(url)


def is_local(url: str) -> bool:
    """Whether what is sent there stays on this machine; a proxy in between means that it may not."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = host == "localhost"
    proxies = urllib.request.getproxies()
    proxied = parts.scheme in proxies or "all" in proxies
    return loopback and (not proxied or bool(urllib.request.proxy_bypass(host)))


def _options(provider: str, url: str, deadlines: Deadlines) -> dict[str, Any]:
    address = {"base_url": url} if url else {}
    # The client's own patience ends the thread that waits when nobody reads any more.
    patience = max(deadlines.first_token_s, deadlines.idle_s)
    if provider == "ollama":
        each = (deadlines.connect_s, patience, patience, deadlines.connect_s)
        return {**address, "client_kwargs": {"timeout": each}, "num_predict": _MOST_TOKENS}
    common = {**address, "max_retries": 0, "max_tokens": _MOST_TOKENS}
    if provider != "openai":
        return {**common, "timeout": patience}
    if is_local(url) and "OPENAI_API_KEY" not in os.environ:
        common["api_key"] = "none"  # servers on this machine ask for none, the client insists
    return {**common, "timeout": _openai_timeout(deadlines.connect_s, patience)}


def _openai_timeout(connect_s: float, read_s: float) -> Any:  # noqa: ANN401 - of a package that may be missing
    from openai import Timeout

    return Timeout(read_s, connect=connect_s)


def _not_installed(provider: str, name: str) -> ProviderMissing:
    known = provider in EXTRAS
    extra = f'pip install -e ".[{provider}]"'
    other = f'pip install -e ".[{EXTRAS[0]}]" and LangChain\'s package for {provider}'
    return ProviderMissing(
        "The package for this language model is not installed.",
        given=f"FIELDGUIDE_MODEL={name}",
        expected=f"the extra {provider!r} of this project" if known else "the provider's package",
        action=f"Run {extra if known else other}, or unset FIELDGUIDE_MODEL.",
    )
