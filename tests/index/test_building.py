"""From a profile to an index in use, and refusing one that does not fit."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ProfileUnfaithful
from corpus.types import Profile
from index.building import build_index, open_index
from index.errors import IndexMissing, IndexStale
from index.heads import Head
from index.learned import Learned, LearnedManifest
from tests.fakes import FakeEmbedder


class OtherEmbedder(FakeEmbedder):
    """Gives the same vectors under another identity."""

    fingerprint = "another"


def test_every_node_of_every_kind_gets_a_passage(tiny_profile: Profile, tmp_path: Path) -> None:
    index = build_index(tiny_profile, None, FakeEmbedder(), tmp_path)
    assert [d.id for d in index.store.documents] == [node.id for node in tiny_profile.nodes]
    assert index.manifest.passages == len(tiny_profile.nodes)


def test_an_opened_index_finds_what_the_built_one_found(
    tiny_profile: Profile, tmp_path: Path
) -> None:
    embedder = FakeEmbedder()
    built = build_index(tiny_profile, None, embedder, tmp_path)
    opened = open_index(tiny_profile, None, embedder, tmp_path)
    query = embedder.encode(["wind the clockwork"], role="query")
    assert opened.store.nearest(query, k=3) == built.store.nearest(query, k=3)
    assert opened.manifest == built.manifest


def test_building_twice_gives_the_same_build(tiny_profile: Profile, tmp_path: Path) -> None:
    first = build_index(tiny_profile, None, FakeEmbedder(), tmp_path)
    second = build_index(tiny_profile, None, FakeEmbedder(), tmp_path)
    assert first.manifest.digest == second.manifest.digest
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["CURRENT", first.manifest.digest])


def test_an_index_of_another_corpus_or_encoder_is_refused(
    tiny_profile: Profile, tmp_path: Path
) -> None:
    build_index(tiny_profile, None, FakeEmbedder(), tmp_path)
    changed = replace(tiny_profile, profile_sha256="0" * 64)
    with pytest.raises(IndexStale, match="before the profile changed"):
        open_index(changed, None, FakeEmbedder(), tmp_path)
    changed = replace(tiny_profile, source_sha256="0" * 64)
    with pytest.raises(IndexStale, match="before the source text changed"):
        open_index(changed, None, FakeEmbedder(), tmp_path)
    with pytest.raises(IndexStale, match="before the encoder changed"):
        open_index(tiny_profile, None, OtherEmbedder(), tmp_path)


def test_before_anything_is_built_it_says_how_to(tiny_profile: Profile, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing) as caught:
        open_index(tiny_profile, None, FakeEmbedder(), tmp_path / "none")
    assert "fieldguide index build" in caught.value.action


def test_an_unfaithful_profile_is_not_indexed(tiny_profile: Profile, tmp_path: Path) -> None:
    nodes = tuple(replace(n, text=n.text.upper()) for n in tiny_profile.nodes)
    with pytest.raises(ProfileUnfaithful):
        build_index(replace(tiny_profile, nodes=nodes), None, FakeEmbedder(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def learned_for(profile: Profile, bias: float) -> Learned:
    """A head that prefers the last unit whatever is asked: one message, alike to all."""
    units = [unit.id for unit in profile.units]
    head = Head(
        tuple(reversed(units)),
        np.zeros((1, 64), dtype=np.float32),
        np.asarray([[bias, *[0.0] * (len(units) - 1)]], dtype=np.float32),
    )
    manifest = LearnedManifest(
        embedder="fake",
        base_fingerprint="fake",
        profile=profile.metadata.id,
        situations_sha256="none",
        messages=0,
        units=list(head.units),
        seed=1,
        files={"head.safetensors": str(bias)},
    )
    return Learned(head, None, None, None, None, manifest)


def test_without_anything_learnt_units_are_scored_by_similarity(
    tiny_profile: Profile, tmp_path: Path
) -> None:
    embedder = FakeEmbedder()
    index = build_index(tiny_profile, None, embedder, tmp_path)
    scores = index.scores(embedder.encode([tiny_profile.units[2].text], role="query"))
    assert scores.shape == (1, len(tiny_profile.units))
    assert scores[0].argmax() == 2
    assert scores[0].max() == pytest.approx(1.0, abs=1e-6)


def test_what_was_learnt_decides_and_is_put_in_the_profiles_order(
    tiny_profile: Profile, tmp_path: Path
) -> None:
    learned = learned_for(tiny_profile, 1.0)
    build_index(tiny_profile, learned, FakeEmbedder(), tmp_path)
    index = open_index(tiny_profile, learned, FakeEmbedder(), tmp_path)
    scores = index.scores(FakeEmbedder().encode(["anything"], role="query"))[0]
    assert index.units[int(scores.argmax())] == tiny_profile.units[-1].id


def test_an_index_of_something_else_learnt_is_refused(
    tiny_profile: Profile, tmp_path: Path
) -> None:
    build_index(tiny_profile, learned_for(tiny_profile, 1.0), FakeEmbedder(), tmp_path)
    for other in (None, learned_for(tiny_profile, 2.0)):
        with pytest.raises(IndexStale, match="before the learnt ranking changed"):
            open_index(tiny_profile, other, FakeEmbedder(), tmp_path)
