"""An assistant over the shipped profile and one over the tiny one, both with the fake encoder."""

from pathlib import Path

import pytest

from assistant.answering import Assistant
from corpus.situations import Situations, load_situations
from corpus.types import Profile
from index.building import build_index
from tests.fakes import FakeEmbedder

MAX_CHARS = 600


def make_assistant(profile: Profile, folder: Path, situations: Situations) -> Assistant:
    """An assistant whose index is built in `folder`."""
    embedder = FakeEmbedder()
    index = build_index(profile, situations, embedder, folder)
    return Assistant(
        profile, index, embedder, suggestions=3, also_worth=2, max_message_chars=MAX_CHARS
    )


@pytest.fixture(scope="session")
def assistant(profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Over the shipped profile; without labelled messages it answers everything."""
    return make_assistant(profile, tmp_path_factory.mktemp("index"), Situations((), "none"))


@pytest.fixture(scope="session")
def tiny_assistant(
    tiny_profile: Profile, tiny_profile_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Assistant:
    """Over a profile about something else, whose levels have other names."""
    situations = load_situations(tiny_profile_dir, tiny_profile)
    return make_assistant(tiny_profile, tmp_path_factory.mktemp("tiny-index"), situations)
