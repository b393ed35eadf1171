"""From a profile to an index in use, and refusing one that does not fit."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ProfileUnfaithful
from corpus.situations import Situation, Situations
from corpus.types import Profile
from index.building import build_index, open_index
from index.errors import IndexMissing, IndexStale
from tests.fakes import FakeEmbedder

NONE = Situations((), "none")


class OtherEmbedder(FakeEmbedder):
    """Gives the same vectors under another identity."""

    fingerprint = "another"


def test_every_node_of_every_kind_gets_a_passage(tiny_profile: Profile, tmp_path: Path) -> None:
    index = build_index(tiny_profile, NONE, FakeEmbedder(), tmp_path)
    assert [d.id for d in index.store.documents] == [node.id for node in tiny_profile.nodes]
    assert index.manifest.passages == len(tiny_profile.nodes)


def test_an_opened_index_finds_what_the_built_one_found(
    tiny_profile: Profile, tmp_path: Path
) -> None:
    embedder = FakeEmbedder()
    built = build_index(tiny_profile, NONE, embedder, tmp_path)
    opened = open_index(tiny_profile, NONE, embedder, tmp_path)
    query = embedder.encode(["wind the clockwork"], role="query")
    assert opened.store.nearest(query, k=3) == built.store.nearest(query, k=3)
    assert opened.manifest == built.manifest


def test_building_twice_gives_the_same_build(tiny_profile: Profile, tmp_path: Path) -> None:
    first = build_index(tiny_profile, NONE, FakeEmbedder(), tmp_path)
    second = build_index(tiny_profile, NONE, FakeEmbedder(), tmp_path)
    assert first.manifest.digest == second.manifest.digest
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["CURRENT", first.manifest.digest])


def test_an_index_of_another_corpus_or_encoder_is_refused(
    tiny_profile: Profile, tmp_path: Path
) -> None:
    build_index(tiny_profile, NONE, FakeEmbedder(), tmp_path)
    changed = replace(tiny_profile, profile_sha256="0" * 64)
    with pytest.raises(IndexStale, match="before the profile changed"):
        open_index(changed, NONE, FakeEmbedder(), tmp_path)
    changed = replace(tiny_profile, source_sha256="0" * 64)
    with pytest.raises(IndexStale, match="before the source text changed"):
        open_index(changed, NONE, FakeEmbedder(), tmp_path)
    with pytest.raises(IndexStale, match="before the labelled messages changed"):
        open_index(tiny_profile, Situations((), "others"), FakeEmbedder(), tmp_path)
    with pytest.raises(IndexStale, match="before the encoder changed"):
        open_index(tiny_profile, NONE, OtherEmbedder(), tmp_path)


def test_before_anything_is_built_it_says_how_to(tiny_profile: Profile, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing) as caught:
        open_index(tiny_profile, NONE, FakeEmbedder(), tmp_path / "none")
    assert "fieldguide index build" in caught.value.action


def test_an_unfaithful_profile_is_not_indexed(tiny_profile: Profile, tmp_path: Path) -> None:
    nodes = tuple(replace(n, text=n.text.upper()) for n in tiny_profile.nodes)
    with pytest.raises(ProfileUnfaithful):
        build_index(replace(tiny_profile, nodes=nodes), NONE, FakeEmbedder(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_decision_to_answer_is_learnt_and_kept(tiny_profile: Profile, tmp_path: Path) -> None:
    labelled = tuple(
        Situation(f"{word}-{at}", f"{word} {filler} {at}", word == "lamp", {})
        for word in ("lamp", "pizza")
        for at, filler in enumerate("abcdefghijklmnopqrst")
    )
    situations = Situations(labelled, "some")
    embedder = FakeEmbedder()
    build_index(tiny_profile, situations, embedder, tmp_path)
    scope = open_index(tiny_profile, situations, embedder, tmp_path).scope
    assert scope is not None
    lamp, pizza = embedder.encode(["lamp tonight", "pizza tonight"], role="query")
    assert scope.probability(lamp) > scope.threshold > scope.probability(pizza)
