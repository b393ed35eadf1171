"""Makers of guides: over the shipped library with the fake encoder, and over a profile without cases."""

import pytest

from assistant.answering import Assistant
from assistant.cases.guiding import GuideMaker
from corpus.cases import Case, load_cases
from corpus.guidance import load_guidance
from corpus.loading import SHIPPED_PROFILE
from corpus.types import Profile


@pytest.fixture(scope="session")
def library(profile: Profile) -> tuple[Case, ...]:
    """The shipped cases."""
    return load_cases(SHIPPED_PROFILE, profile)


@pytest.fixture(scope="session")
def maker(profile: Profile, library: tuple[Case, ...], assistant: Assistant) -> GuideMaker:
    """Over the shipped library."""
    notes = load_guidance(SHIPPED_PROFILE, profile)
    return GuideMaker(profile, library, lambda: assistant, notes=notes)


@pytest.fixture(scope="session")
def empty_maker(tiny_assistant: Assistant) -> GuideMaker:
    """Over the tiny profile, which has no cases."""
    return GuideMaker(tiny_assistant.profile, (), lambda: tiny_assistant)
