"""Nothing here phones home: hubs, telemetry and tracing are switched off before they load."""

import os

_FORCED = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
    # One inherited variable would send every message to a tracing service.
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "LANGCHAIN_TRACING_V2": "false",
    # And this one every prompt of a language model, past the address that was set for it.
    "LANGSMITH_GATEWAY": "false",
    # The tokenizer's own threads fight with torch's on few cores.
    "TOKENIZERS_PARALLELISM": "false",
}


def go_offline() -> None:
    """Force the switches; call before the first import of the libraries that read them."""
    os.environ.update(_FORCED)
