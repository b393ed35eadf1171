"""One contract for every embedder, and what is particular to the shipped one."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.embedding import Embedder, Role, unit_rows
from index.encoders import ENCODERS, SentenceTransformerEmbedder, make_embedder
from index.errors import ModelUnavailable, UnknownComponent
from tests.fakes import FakeEmbedder

TEXTS = [
    "Light the lamp at sunset.",
    "The lamp is lit at sunset.",
    "Horses graze in the valley below our farm.",
]
NOWHERE = Path("no fetched models")


def real_minilm() -> Embedder:
    """The small encoder, from its installed package."""
    return make_embedder("minilm", NOWHERE)


REAL = pytest.param(real_minilm, marks=pytest.mark.model)


@pytest.fixture(scope="module", params=[FakeEmbedder, REAL])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    made: Embedder = request.param()
    return made


@pytest.fixture(scope="module")
def minilm() -> SentenceTransformerEmbedder:
    made = real_minilm()
    assert isinstance(made, SentenceTransformerEmbedder)
    return made


class TestEveryEmbedder:
    """What `Embedder` promises."""

    def test_has_an_identity(self, embedder: Embedder) -> None:
        assert embedder.name
        assert embedder.fingerprint

    def test_gives_one_unit_vector_for_each_text(self, embedder: Embedder) -> None:
        vectors = embedder.encode([*TEXTS, "", "?!", "😀"], role="document")
        assert vectors.shape == (6, embedder.dimension)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(6), abs=1e-5)

    def test_gives_no_vectors_for_no_texts(self, embedder: Embedder) -> None:
        assert embedder.encode([], role="query").shape == (0, embedder.dimension)

    def test_gives_the_same_text_the_same_vector_in_any_company(self, embedder: Embedder) -> None:
        alone = embedder.encode([TEXTS[0]], role="document")[0]
        (first, *_, last) = embedder.encode(
            [TEXTS[0], "word " * 300, TEXTS[1], TEXTS[0]], role="document"
        )
        assert first == pytest.approx(alone, abs=1e-5)
        assert last == pytest.approx(alone, abs=1e-5)

    def test_puts_related_texts_closer(self, embedder: Embedder) -> None:
        lamp, lit, horses = embedder.encode(TEXTS, role="document")
        assert lamp @ lit > lamp @ horses + 0.2

    @pytest.mark.parametrize("role", ["query", "document"])
    def test_reads_long_texts_whole(self, embedder: Embedder, role: Role) -> None:
        """What stands at the end of a message longer than any window still counts."""
        filler = "the keeper writes the log and polishes the brass " * 60
        horses = "purple horses! " * 60
        plain, ended, topic = embedder.encode([filler, filler + horses, "purple horses"], role=role)
        assert ended @ topic > plain @ topic + 0.1

    def test_speaks_langchains_language(self, embedder: Embedder) -> None:
        documents = embedder.embed_documents(TEXTS)
        assert documents == embedder.encode(TEXTS, role="document").tolist()
        query = embedder.embed_query(TEXTS[0])
        assert query == embedder.encode([TEXTS[0]], role="query")[0].tolist()
        assert all(isinstance(number, float) for number in query)


LETTER = "The lamp went out. Horses graze in the valley. Nobody lit the lamp again."
PARTS = [(0, 18), (19, 46), (47, len(LETTER))]


def test_a_reading_is_the_whole_and_each_part_left_out(embedder: Embedder) -> None:
    reading = embedder.read(LETTER, PARTS)
    whole = embedder.encode([LETTER], role="query")[0]
    assert reading.vector @ whole == pytest.approx(1.0, abs=1e-5)
    assert reading.without.shape == (3, embedder.dimension)
    horses = embedder.encode(["Horses graze in the valley."], role="query")[0]
    assert (reading.without @ horses).argmin() == 1


def test_without_its_only_part_nothing_is_left(embedder: Embedder) -> None:
    reading = embedder.read(LETTER, [(0, len(LETTER))])
    assert reading.without.tolist() == [[0.0] * embedder.dimension]
    assert embedder.read(LETTER, []).without.shape == (0, embedder.dimension)


def test_a_part_beyond_the_first_window_counts_too(embedder: Embedder) -> None:
    filler = "The brass was polished in the morning. " * 60
    text = filler + "Horses graze in the valley."
    parts = [(0, len(filler)), (len(filler), len(text))]
    horses = embedder.encode(["Horses graze in the valley."], role="query")[0]
    without = embedder.read(text, parts).without @ horses
    assert without[1] < without[0]


def test_the_fake_gives_the_same_vectors_in_every_process() -> None:
    vector = FakeEmbedder().encode(["lamp"], role="query")[0]
    assert np.flatnonzero(vector).tolist() == [3]


def test_an_embedder_is_made_by_the_name_of_a_setting() -> None:
    assert (real_minilm().name, real_minilm().dimension) == ("minilm", 384)
    assert list(ENCODERS) == ["minilm", "mpnet"]


def test_an_encoder_that_was_not_fetched_says_how_to_get_it() -> None:
    with pytest.raises(ModelUnavailable) as refused:
        make_embedder("mpnet", NOWHERE)
    assert "fieldguide index fetch-model" in refused.value.action


def test_an_adapter_changes_the_fingerprint() -> None:
    model = ENCODERS["minilm"]
    assert len({model.fingerprint(a) for a in (None, b"one", b"two")}) == 3


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownComponent) as refused:
        make_embedder("word2vec", NOWHERE)
    assert refused.value.given == "'word2vec'"
    assert refused.value.expected == "one of ['minilm', 'mpnet']"
    assert "FIELDGUIDE_EMBEDDER" in refused.value.action


def test_unit_rows_scales_each_row_and_leaves_zeros() -> None:
    rows = np.asarray([[3.0, 4.0], [0.0, 0.0], [0.0, -2.0]], dtype=np.float32)
    assert unit_rows(rows) == pytest.approx(np.asarray([[0.6, 0.8], [0.0, 0.0], [0.0, -1.0]]))


def test_importing_the_index_loads_no_heavy_library() -> None:
    """Importing reads no weights: the command line answers `--help` at once."""
    code = (
        "import sys, index.building, index.retriever\n"
        "heavy = {'torch', 'faiss', 'sentence_transformers', 'sklearn', 'transformers'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# ---- all-MiniLM-L6-v2


@pytest.mark.model
def test_minilm_treats_queries_and_documents_alike(minilm: SentenceTransformerEmbedder) -> None:
    queries = minilm.encode(TEXTS, role="query")
    assert queries == pytest.approx(minilm.encode(TEXTS, role="document"), abs=1e-6)


@pytest.mark.model
def test_minilm_gives_the_similarities_it_is_known_for(minilm: SentenceTransformerEmbedder) -> None:
    """Another pooling, tokeniser or normalisation would show here."""
    happy, glad, sunny = minilm.encode(
        ["That is a happy person", "That is a very happy person", "Today is a sunny day"],
        role="query",
    )
    assert happy @ glad == pytest.approx(0.943, abs=0.002)
    assert happy @ sunny == pytest.approx(0.257, abs=0.002)


@pytest.mark.model
def test_minilm_reads_short_messages_of_many_tokens_whole(
    minilm: SentenceTransformerEmbedder,
) -> None:
    """A Hangul syllable is three tokens: 240 characters do not fit one window."""
    korean = "각 " * 120
    plain, ends = minilm.encode([korean, korean + "horse"], role="query")
    assert plain @ ends < 0.99


@pytest.mark.model
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    words=st.lists(
        st.sampled_from(
            "lamp antidisestablishmentarianism xqzjvk 각각 日本語 don't 12345678 –".split()
        ),
        min_size=100,
        max_size=600,
    ),
    space=st.sampled_from([" ", "", "\n\n", " … "]),
)
def test_minilm_cuts_long_texts_into_windows_that_fit_and_lose_nothing(
    minilm: SentenceTransformerEmbedder, words: list[str], space: str
) -> None:
    model = minilm.load()
    text = space.join(words)
    windows = minilm._windows(model, text)
    assert "".join(windows) == text
    sizes = [len(model.tokenizer(window, verbose=False)["input_ids"]) for window in windows]
    assert max(sizes) <= 256
