"""What was learnt from a profile's labelled messages, shipped beside the profile.

    <profile>/learned/<embedder>/manifest.json        what it was learnt from, hashes of the files
                                /head.safetensors     scores for units (index/heads.py)
                                /scope.json           whether to answer at all (index/scope.py)
                                /care.json            whether another door comes first (index/kinds.py)
                                /turns.json           what a turn of a conversation does (the same)
                                /adapter.safetensors  changes to the encoder; only where it was tuned

Written by `fieldguide index train`; a profile without it is searched by similarity alone.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError
from safetensors.numpy import load, save

from index.errors import LearnedDamaged
from index.heads import Head, packed, unpacked
from index.kinds import KindModel
from index.scope import ScopeModel

_MANIFEST = "manifest.json"
_HEAD = "head.safetensors"
_SCOPE, _CARE, _TURNS = "scope.json", "care.json", "turns.json"
ADAPTER = "adapter.safetensors"


class LearnedManifest(BaseModel):
    """What it was learnt from, and the sha256 of each file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    embedder: str
    base_fingerprint: str
    profile: str
    situations_sha256: str
    messages: int
    units: list[str]
    seed: int
    files: dict[str, str]


@dataclass(frozen=True)
class Learned:
    """What was learnt, in memory.

    Attributes:
        head: Scores for units.
        scope: Whether to answer; None where there were no examples of what not to answer.
        care: Whether another door comes first; None where there were no examples of that.
        turns: What a turn does in a conversation; None where there were no examples of that.
        adapter: Content of adapter.safetensors; None where the encoder was used as it is.
        manifest: What it was learnt from.
    """

    head: Head
    scope: ScopeModel | None
    care: KindModel | None
    turns: KindModel | None
    adapter: bytes | None
    manifest: LearnedManifest

    @property
    def sha256(self) -> str:
        """Changes whenever anything learnt changes."""
        return hashlib.sha256(self.manifest.model_dump_json().encode()).hexdigest()


def learned_folder(profile_folder: Path, embedder: str) -> Path:
    """Where what was learnt with an encoder lies."""
    return profile_folder / "learned" / embedder


def to_files(
    head: Head,
    scope: ScopeModel | None,
    care: KindModel | None,
    turns: KindModel | None,
    adapter: bytes | None,
) -> dict[str, bytes]:
    """File name -> content."""
    messages, step = packed(head.messages)
    tensors: dict[str, NDArray[np.generic]] = {
        "messages": messages,
        "step": np.asarray(step),
        "weights": head.weights.astype(np.float16),
    }
    if head.calibration is not None:
        tensors["calibration"] = np.asarray(head.calibration, dtype=np.float64)
    files = {_HEAD: save(tensors)}
    for name, model in ((_SCOPE, scope), (_CARE, care), (_TURNS, turns)):
        if model is not None:
            files[name] = model.to_json()
    if adapter is not None:
        files[ADAPTER] = adapter
    return files


def save_learned(folder: Path, learned: Learned) -> None:
    """Write every file; the manifest, which makes them valid, comes last."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MANIFEST).unlink(missing_ok=True)
    files = to_files(learned.head, learned.scope, learned.care, learned.turns, learned.adapter)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / _MANIFEST).write_text(learned.manifest.model_dump_json(indent=1) + "\n", "utf-8")


def load_learned(folder: Path) -> Learned | None:
    """Read and verify; None where nothing was learnt.

    Raises:
        LearnedDamaged: A file is missing or is not the one that was written.
    """
    if not (folder / _MANIFEST).exists():
        return None
    try:
        manifest = LearnedManifest.model_validate_json((folder / _MANIFEST).read_bytes())
    except ValidationError as error:
        raise _damaged(folder / _MANIFEST, error.errors(include_url=False)[0]["msg"]) from error
    files = {name: _read(folder / name, sha256) for name, sha256 in manifest.files.items()}
    return Learned(
        head=_head(folder, manifest.units, load(files[_HEAD])),
        scope=ScopeModel.from_json(files[_SCOPE]) if _SCOPE in files else None,
        care=KindModel.from_json(files[_CARE]) if _CARE in files else None,
        turns=KindModel.from_json(files[_TURNS]) if _TURNS in files else None,
        adapter=files.get(ADAPTER),
        manifest=manifest,
    )


def _head(folder: Path, units: list[str], tensors: dict[str, NDArray[np.generic]]) -> Head:
    try:
        slope_and_intercept = tensors.get("calibration")
        return Head(
            tuple(units),
            unpacked(tensors["messages"].astype(np.int8), np.float32(tensors["step"].item())),
            tensors["weights"].astype(np.float32),
            tuple(slope_and_intercept.tolist()) if slope_and_intercept is not None else None,
        )
    except KeyError as error:  # written by an earlier version
        raise _damaged(folder / _HEAD, f"no tensor {error}") from error


def _read(path: Path, sha256: str) -> bytes:
    content = path.read_bytes() if path.is_file() else b""
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise _damaged(path, f"sha256 {found}" if content else "no such file")
    return content


def _damaged(path: Path, given: str) -> LearnedDamaged:
    return LearnedDamaged(
        "What was learnt from the labelled messages cannot be used.",
        given=f"{path}: {given}",
        expected="the files that `fieldguide index train` wrote",
        action="Restore the folder from the repository, or run `fieldguide index train`.",
    )
