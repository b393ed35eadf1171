"""An assistant over the shipped profile and one over the tiny one, both with the fake encoder."""

from pathlib import Path

import pytest

from assistant.answering import Assistant
from corpus.guidance import load_guidance
from corpus.loading import SHIPPED_PROFILE
from corpus.types import Profile
from index.building import build_index
from tests.fakes import FakeEmbedder

MAX_CHARS = 600


def make_assistant(profile: Profile, folder: Path) -> Assistant:
    """An assistant whose index is built in `folder`."""
    embedder = FakeEmbedder()
    index = build_index(profile, None, embedder, folder)
    return Assistant(
        profile,
        index,
        embedder,
        suggestions=3,
        also_worth=2,
        max_message_chars=MAX_CHARS,
        notes=load_guidance(SHIPPED_PROFILE, profile) if profile.metadata.id == "ispp" else {},
    )


@pytest.fixture(scope="session")
def assistant(profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Over the shipped profile; with nothing learnt, similarity ranks and everything is answered."""
    return make_assistant(profile, tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def tiny_assistant(tiny_profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Over a profile about something else, whose levels have other names."""
    return make_assistant(tiny_profile, tmp_path_factory.mktemp("tiny-index"))
