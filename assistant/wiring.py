"""The one place where objects are put together."""

from assistant.answering import Assistant
from assistant.settings import Settings
from corpus.loading import load_profile
from corpus.situations import load_situations
from index.building import SearchIndex, build_index, open_index
from index.embedding import make_embedder


def build_assistant(settings: Settings) -> Assistant:
    """Everything an answer needs, read from disk and in memory.

    Raises:
        FieldguideError: The profile, the index or the encoder cannot be used; the error says why.
    """
    profile = load_profile(settings.profile_dir)
    embedder = make_embedder(settings.embedder)
    situations = load_situations(settings.profile_dir, profile)
    index = open_index(profile, situations, embedder, settings.index_dir)
    return Assistant(
        profile,
        index,
        embedder,
        suggestions=settings.suggestions,
        also_worth=settings.also_worth,
        max_message_chars=settings.max_message_chars,
    )


def rebuild_index(settings: Settings) -> SearchIndex:
    """Make the index anew from the profile, its situations and the encoder."""
    profile = load_profile(settings.profile_dir)
    situations = load_situations(settings.profile_dir, profile)
    return build_index(profile, situations, make_embedder(settings.embedder), settings.index_dir)
