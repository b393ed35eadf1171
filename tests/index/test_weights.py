"""Only the published files are loaded, and nothing that could carry code."""

from pathlib import Path

import pytest

from index.errors import WeightsUnverified
from index.weights import MINILM_FILES, file_sha256, minilm_folder, verify_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder with two files."""
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    (tmp_path / "config.json").write_text("{}")
    return tmp_path


def expected(folder: Path) -> dict[str, str]:
    """What its files are now."""
    return {path.name: file_sha256(path) for path in folder.iterdir()}


def test_the_installed_encoder_is_the_published_one() -> None:
    verify_files(minilm_folder(), MINILM_FILES)
    assert MINILM_FILES["model.safetensors"].startswith("53aa51172d142c89")


def test_a_changed_byte_is_refused(folder: Path) -> None:
    before = expected(folder)
    (folder / "model.safetensors").write_bytes(b"weightz")
    with pytest.raises(WeightsUnverified, match="not the published ones"):
        verify_files(folder, before)


def test_a_missing_file_is_refused(folder: Path) -> None:
    before = expected(folder)
    (folder / "config.json").unlink()
    with pytest.raises(WeightsUnverified) as caught:
        verify_files(folder, before)
    assert "no such file" in caught.value.given


@pytest.mark.parametrize("name", ["modeling.py", "pytorch_model.bin", "deep/extra.pkl", "lib.so"])
def test_a_file_that_could_carry_code_is_refused(folder: Path, name: str) -> None:
    before = expected(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("")
    with pytest.raises(WeightsUnverified) as caught:
        verify_files(folder, before)
    assert caught.value.expected == "safetensors, JSON and text only"


def test_changes_to_the_weights_that_somebody_put_there_are_refused(folder: Path) -> None:
    before = expected(folder)
    (folder / "adapter_config.json").write_text("{}")
    with pytest.raises(WeightsUnverified) as caught:
        verify_files(folder, before)
    assert "adapter_config.json" in caught.value.given
