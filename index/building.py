"""A profile becomes an index on disk, and an index on disk becomes one in use."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from langchain_core.documents import Document

from corpus.checking import check_profile
from corpus.passages import passages
from corpus.situations import Situations
from corpus.types import Profile
from index.embedding import Embedder
from index.errors import IndexStale
from index.files import LAYOUT, IndexFiles, Manifest, hashes, read_index, write_index
from index.scope import ScopeModel, fit_scope
from index.store import FaissStore


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """An index in use.

    Attributes:
        store: Every passage with its vector.
        scope: The decision whether to answer; None when the profile brings no labelled examples.
        manifest: What it was made from.
    """

    store: FaissStore
    scope: ScopeModel | None
    manifest: Manifest


def build_index(
    profile: Profile, situations: Situations, embedder: Embedder, folder: Path
) -> SearchIndex:
    """Embed every passage, learn when to answer, and write both atomically.

    Raises:
        ProfileUnfaithful: The profile does not say what its source prints.
    """
    check_profile(profile).raise_for_problems()
    cut = passages(profile)
    documents = [Document(id=p.id, page_content=p.text, metadata={"kind": p.kind}) for p in cut]
    vectors = embedder.encode([p.text for p in cut], role="document")
    scope = fit_scope(
        embedder.encode([s.text for s in situations.labelled], role="query"),
        np.asarray([s.in_scope for s in situations.labelled], dtype=np.bool_),
    )
    content = IndexFiles(documents, vectors, scope.to_json() if scope else None).to_bytes()
    manifest = Manifest(
        layout=LAYOUT,
        embedder=embedder.name,
        embedder_fingerprint=embedder.fingerprint,
        dimension=embedder.dimension,
        profile=profile.metadata.id,
        source_sha256=profile.source_sha256,
        profile_sha256=profile.profile_sha256,
        situations_sha256=situations.sha256,
        passages=len(cut),
        files=hashes(content),
    )
    write_index(folder, content, manifest)
    return SearchIndex(FaissStore(embedder, documents, vectors), scope, manifest)


def open_index(
    profile: Profile, situations: Situations, embedder: Embedder, folder: Path
) -> SearchIndex:
    """Read the index in use and refuse it unless it fits this corpus and this encoder.

    Raises:
        IndexMissing: Nothing has been built here.
        IndexDamaged: A file is missing or altered.
        IndexStale: The profile, its situations or the encoder have changed since.
    """
    files, manifest = read_index(folder)
    _refuse_stale("profile", manifest.profile_sha256, profile.profile_sha256)
    _refuse_stale("source text", manifest.source_sha256, profile.source_sha256)
    _refuse_stale("labelled messages", manifest.situations_sha256, situations.sha256)
    _refuse_stale("encoder", manifest.embedder_fingerprint, embedder.fingerprint)
    return SearchIndex(
        store=FaissStore(embedder, files.documents, files.vectors),
        scope=ScopeModel.from_json(files.scope) if files.scope is not None else None,
        manifest=manifest,
    )


def _refuse_stale(what: str, built_from: str, now: str) -> None:
    if built_from != now:
        raise IndexStale(
            f"The index was built before the {what} changed.",
            given=f"an index of {what} {built_from[:12]}",
            expected=f"an index of {what} {now[:12]}",
            action="Run `fieldguide index build`.",
        )
