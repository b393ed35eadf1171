"""An assistant to measure."""

import pytest

from assistant.answering import Assistant
from corpus.types import Profile
from tests.assistant.conftest import make_assistant


@pytest.fixture(scope="session")
def assistant(profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Over the shipped profile, with the fake encoder."""
    return make_assistant(profile, tmp_path_factory.mktemp("index"))
