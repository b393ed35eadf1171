"""A profile becomes an index on disk, and an index on disk becomes one in use."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from corpus.checking import check_profile
from corpus.passages import passages
from corpus.types import Profile
from index.embedding import Embedder, Vectors
from index.errors import IndexStale
from index.files import LAYOUT, IndexFiles, Manifest, hashes, read_index, write_index
from index.learned import Learned
from index.store import FaissStore


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """An index in use.

    Attributes:
        units: Ids of the units, in the profile's order.
        store: Every passage with its vector.
        learned: How messages are ranked and when they are answered; None where nothing was learnt
            from labelled messages, and similarity alone decides.
        manifest: What it was made from.
    """

    units: tuple[str, ...]
    store: FaissStore
    learned: Learned | None
    manifest: Manifest

    def scores(self, vectors: Vectors) -> NDArray[np.float32]:
        """How well each unit fits each message: float32 of shape (messages, units), higher is better.

        The learnt head where there is one, else the cosine with the unit's own words.

        Args:
            vectors: Of messages, unit length (or zero), shape (messages, dimension).
        """
        if self.learned is None:
            return np.asarray(vectors @ self.store.vectors_of(self.units).T, dtype=np.float32)
        column = {unit: at for at, unit in enumerate(self.learned.head.units)}
        return self.learned.head.scores(vectors)[:, [column[unit] for unit in self.units]]

    def relevance(self, scores: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """Probabilities for `scores`, in the same shape; None where nothing was learnt."""
        return self.learned.head.relevance(scores) if self.learned else None


def build_index(
    profile: Profile, learned: Learned | None, embedder: Embedder, folder: Path
) -> SearchIndex:
    """Embed every passage and write the index atomically.

    Raises:
        ProfileUnfaithful: The profile does not say what its source prints.
    """
    check_profile(profile).raise_for_problems()
    cut = passages(profile)
    documents = [Document(id=p.id, page_content=p.text, metadata={"kind": p.kind}) for p in cut]
    vectors = embedder.encode([p.text for p in cut], role="document")
    content = IndexFiles(documents, vectors).to_bytes()
    manifest = Manifest(
        layout=LAYOUT,
        embedder=embedder.name,
        embedder_fingerprint=embedder.fingerprint,
        dimension=embedder.dimension,
        profile=profile.metadata.id,
        source_sha256=profile.source_sha256,
        profile_sha256=profile.profile_sha256,
        learned_sha256=learned.sha256 if learned else None,
        passages=len(cut),
        files=hashes(content),
    )
    write_index(folder, content, manifest)
    return SearchIndex(_units(profile), FaissStore(embedder, documents, vectors), learned, manifest)


def open_index(
    profile: Profile, learned: Learned | None, embedder: Embedder, folder: Path
) -> SearchIndex:
    """Read the index in use and refuse it unless it fits this corpus and this encoder.

    Raises:
        IndexMissing: Nothing has been built here.
        IndexDamaged: A file is missing or altered.
        IndexStale: The profile, what was learnt for it or the encoder have changed since.
    """
    files, manifest = read_index(folder)
    _refuse_stale("profile", manifest.profile_sha256, profile.profile_sha256)
    _refuse_stale("source text", manifest.source_sha256, profile.source_sha256)
    _refuse_stale("encoder", manifest.embedder_fingerprint, embedder.fingerprint)
    learned_now = learned.sha256 if learned else "nothing"
    _refuse_stale("learnt ranking", manifest.learned_sha256 or "nothing", learned_now)
    return SearchIndex(
        units=_units(profile),
        store=FaissStore(embedder, files.documents, files.vectors),
        learned=learned,
        manifest=manifest,
    )


def _units(profile: Profile) -> tuple[str, ...]:
    return tuple(unit.id for unit in profile.units)


def _refuse_stale(what: str, built_from: str, now: str) -> None:
    if built_from != now:
        raise IndexStale(
            f"The index was built before the {what} changed.",
            given=f"an index of {what} {built_from[:12]}",
            expected=f"an index of {what} {now[:12]}",
            action="Run `fieldguide index build`.",
        )
