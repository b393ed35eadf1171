"""The one place where objects are put together."""

from collections.abc import Callable

from assistant.answering import Assistant
from assistant.cases.guiding import GuideMaker
from assistant.conversations.store import ConversationStore
from assistant.identifiers import find_identifiers, masked
from assistant.settings import Settings
from assistant.writing.generation import Deadlines
from assistant.writing.models import make_chat_model
from assistant.writing.support import load_support
from assistant.writing.writer import Writer
from corpus.cases import load_cases
from corpus.guidance import load_guidance
from corpus.loading import load_profile
from corpus.situations import load_situations
from index.building import SearchIndex, build_index, open_index
from index.embedding import Embedder
from index.encoders import make_embedder
from index.learned import Learned, learned_folder, load_learned, save_learned
from index.training import learn
from index.tuning import Progress


def build_assistant(settings: Settings) -> Assistant:
    """Everything an answer needs, read from disk and in memory.

    Raises:
        FieldguideError: The profile, the index or the encoder cannot be used; the error says why.
    """
    profile = load_profile(settings.profile_dir)
    learned, embedder = _learned_embedder(settings)
    index = open_index(profile, learned, embedder, settings.index_dir)
    return Assistant(
        profile,
        index,
        embedder,
        suggestions=settings.suggestions,
        also_worth=settings.also_worth,
        max_message_chars=settings.max_message_chars,
        notes=load_guidance(settings.profile_dir, profile),
    )


def open_conversations(settings: Settings) -> ConversationStore:
    """Where conversations are kept, brought to the newest form.

    Raises:
        StoreUnusable: The database cannot be opened.
    """
    return ConversationStore(settings.conversations_url, keep_days=settings.keep_days or None)


def build_writer(settings: Settings) -> Writer | None:
    """What writes over answers; None where no language model is set.

    Raises:
        WritingError: The model's package is not installed, or its settings cannot be used.
    """
    if not settings.model:
        return None
    deadlines = Deadlines(
        connect_s=settings.model_connect_s,
        first_token_s=settings.model_first_token_s,
        idle_s=settings.model_idle_s,
        total_s=settings.model_total_s,
    )
    model, local = make_chat_model(settings.model, settings.model_url, deadlines)
    return Writer(
        model,
        name=settings.model,
        local=local,
        deadlines=deadlines,
        support=load_support(),
        hide=lambda text: masked(text, find_identifiers(text)),
    )


def build_guide_maker(
    settings: Settings, assistant: Callable[[], Assistant] | None = None
) -> GuideMaker:
    """What makes case discussions.

    Args:
        settings: Which profile.
        assistant: Gives one, when a need must be ranked; by default it is built then.

    Raises:
        CorpusError: The profile, its cases or its notes cannot be read.
    """
    profile = load_profile(settings.profile_dir)
    return GuideMaker(
        profile,
        load_cases(settings.profile_dir, profile),
        assistant or (lambda: build_assistant(settings)),
        notes=load_guidance(settings.profile_dir, profile),
    )


def rebuild_index(settings: Settings) -> SearchIndex:
    """Make the index anew from the profile, what was learnt for it, and the encoder."""
    profile = load_profile(settings.profile_dir)
    learned, embedder = _learned_embedder(settings)
    return build_index(profile, learned, embedder, settings.index_dir)


def train(settings: Settings, on_progress: Progress, *, keep_adapter: bool = False) -> Learned:
    """Learn from the profile's labelled messages and put the result beside the profile.

    Args:
        settings: Which profile and encoder.
        on_progress: Called with what is being done, how much is done, and of how much.
        keep_adapter: Keep the tuned encoder that is there and learn only what stands on it.
    """
    profile = load_profile(settings.profile_dir)
    folder = learned_folder(settings.profile_dir, settings.embedder)
    before = load_learned(folder) if keep_adapter else None
    learned = learn(
        profile,
        load_situations(settings.profile_dir, profile),
        settings.embedder,
        settings.models_dir,
        settings.data_dir / "training",
        adapter=before.adapter if before else None,
        on_progress=on_progress,
    )
    save_learned(folder, learned)
    return learned


def _learned_embedder(settings: Settings) -> tuple[Learned | None, Embedder]:
    learned = load_learned(learned_folder(settings.profile_dir, settings.embedder))
    adapter = learned.adapter if learned else None
    return learned, make_embedder(settings.embedder, settings.models_dir, adapter)
