"""An index on disk: .npy, JSONL and JSON under a manifest of hashes, replaced as a whole or not at all.

    <folder>/CURRENT                the name of the build in use, replaced atomically
    <folder>/<build>/manifest.json  hashes of the files below, encoder, corpus
                    /vectors.npy    float32 (documents, dimension)
                    /documents.jsonl

A file that is not the one that was written is refused, never repaired.
"""

import hashlib
import json
import os
import shutil
import tempfile
from io import BytesIO
from pathlib import Path

import numpy as np
from langchain_core.documents import Document
from pydantic import BaseModel, ConfigDict, ValidationError

from index.embedding import Vectors
from index.errors import IndexDamaged, IndexMissing, IndexStale

LAYOUT = 2
_CURRENT = "CURRENT"
_MANIFEST = "manifest.json"


class Manifest(BaseModel):
    """What an index was made from, and the sha256 of each of its files."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    layout: int
    embedder: str
    embedder_fingerprint: str
    dimension: int
    profile: str
    source_sha256: str
    profile_sha256: str
    learned_sha256: str | None
    passages: int
    files: dict[str, str]

    @property
    def digest(self) -> str:
        """Names the build: equal content, equal name."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]


class IndexFiles:
    """The files of one build, in memory.

    Attributes:
        documents: In the order of the rows of `vectors`.
        vectors: float32 of shape (documents, dimension).
    """

    def __init__(self, documents: list[Document], vectors: Vectors) -> None:
        self.documents = documents
        self.vectors = vectors

    def to_bytes(self) -> dict[str, bytes]:
        """File name -> content."""
        buffer = BytesIO()
        np.save(buffer, self.vectors.astype(np.float32), allow_pickle=False)
        lines = (
            json.dumps(
                {"id": d.id, "text": d.page_content, "metadata": d.metadata}, ensure_ascii=False
            )
            for d in self.documents
        )
        return {
            "vectors.npy": buffer.getvalue(),
            "documents.jsonl": ("\n".join(lines) + "\n").encode(),
        }

    @staticmethod
    def from_bytes(content: dict[str, bytes]) -> "IndexFiles":
        """What `to_bytes` gave."""
        vectors = np.load(BytesIO(content["vectors.npy"]), allow_pickle=False)
        # Not splitlines: a text may hold U+2028 or U+0085, which it would take for line ends.
        lines = content["documents.jsonl"].split(b"\n")
        entries = [json.loads(line) for line in lines if line]
        documents = [
            Document(id=e["id"], page_content=e["text"], metadata=e["metadata"]) for e in entries
        ]
        return IndexFiles(documents, vectors)


def hashes(content: dict[str, bytes]) -> dict[str, str]:
    """File name -> sha256 of its content."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(content.items())}


def write_index(folder: Path, content: dict[str, bytes], manifest: Manifest) -> None:
    """Write a build beside the one in use, then point to it; a crash leaves the old one in use."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / manifest.digest
    if not _is_intact(target, manifest):
        shutil.rmtree(target, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
        try:
            for name, data in {**content, _MANIFEST: _dump(manifest)}.items():
                _write_synced(fresh / name, data)
            fresh.rename(target)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
    pointer = folder / f".{_CURRENT}-{os.getpid()}"
    _write_synced(pointer, manifest.digest.encode())
    pointer.replace(folder / _CURRENT)
    _sync_folder(folder)
    _remove_others(folder, keep=manifest.digest)


def read_index(folder: Path) -> tuple[IndexFiles, Manifest]:
    """Read the build in use, verifying every file before it is parsed.

    Raises:
        IndexMissing: Nothing has been built here.
        IndexDamaged: A file is missing or altered.
        IndexStale: It was written in another layout.
    """
    build = _build_in_use(folder)
    manifest = _read_manifest(build / _MANIFEST)
    if manifest.digest != build.name:
        raise _damaged(
            build / _MANIFEST, f"describes build {manifest.digest}", f"build {build.name}"
        )
    content: dict[str, bytes] = {}
    for name, sha256 in manifest.files.items():
        path = build / name
        content[name] = path.read_bytes() if path.is_file() else b""
        found = hashlib.sha256(content[name]).hexdigest() if path.is_file() else "no such file"
        if found != sha256:
            raise _damaged(path, f"sha256 {found}", f"sha256 {sha256}")
    try:
        return IndexFiles.from_bytes(content), manifest
    except (EOFError, KeyError, ValueError) as error:
        raise _damaged(build, f"unreadable ({error})", "the files that were written") from error


def _build_in_use(folder: Path) -> Path:
    try:
        name = (folder / _CURRENT).read_text("ascii", errors="replace")
    except FileNotFoundError:
        raise IndexMissing(
            "There is no index yet.",
            given=f"{folder} has no {_CURRENT} file",
            expected="an index built from the profile",
            action="Run `fieldguide index build` (it takes under a minute).",
        ) from None
    if len(name) != 16 or not name.isalnum():
        raise _damaged(folder / _CURRENT, repr(name[:40]), "the 16-character name of a build")
    return folder / name


def _read_manifest(path: Path) -> Manifest:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise _damaged(path, f"unreadable ({error})", "the manifest that was written") from error
    layout = content.get("layout") if isinstance(content, dict) else None
    if layout != LAYOUT:
        raise IndexStale(
            "The index was written in another layout.",
            given=f"{path}: layout {layout}",
            expected=f"layout {LAYOUT}",
            action="Run `fieldguide index build`.",
        )
    try:
        return Manifest.model_validate(content)
    except ValidationError as error:
        what = error.errors(include_url=False)[0]["msg"]
        raise _damaged(path, what, "the manifest that was written") from error


def _is_intact(build: Path, manifest: Manifest) -> bool:
    try:
        content = {name: (build / name).read_bytes() for name in manifest.files}
        return (build / _MANIFEST).read_bytes() == _dump(manifest) and hashes(
            content
        ) == manifest.files
    except OSError:
        return False


def _dump(manifest: Manifest) -> bytes:
    return manifest.model_dump_json(indent=1).encode()


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_others(folder: Path, *, keep: str) -> None:
    for path in folder.iterdir():
        if path.is_dir() and path.name != keep and (path / _MANIFEST).exists():
            shutil.rmtree(path, ignore_errors=True)


def _damaged(path: Path, given: str, expected: str) -> IndexDamaged:
    return IndexDamaged(
        "The index on disk is damaged, so it is not used.",
        given=f"{path}: {given}",
        expected=expected,
        action="Run `fieldguide index build`; nothing else is lost.",
    )
