"""What every embedder here must do."""

import numpy as np
import pytest

from index.embedding import EMBEDDERS, Embedder, make_embedder, unit_rows
from index.errors import UnknownComponent
from tests.fakes import FakeEmbedder

LONG = "The nurses sat in silence while the director spoke about the plan. " * 60


@pytest.fixture(
    scope="module",
    params=["fake", *(pytest.param(name, marks=pytest.mark.model) for name in EMBEDDERS)],
)
def embedder(request: pytest.FixtureRequest) -> Embedder:
    """Each of them in turn."""
    return FakeEmbedder() if request.param == "fake" else make_embedder(request.param)


def test_each_text_gets_a_unit_vector_of_the_promised_size(embedder: Embedder) -> None:
    vectors = embedder.encode(["one text", "another, longer text", ""], role="document")
    assert vectors.shape == (3, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0] * 3, abs=1e-5)


def test_the_same_text_gets_the_same_vector_whatever_stands_beside_it(embedder: Embedder) -> None:
    alone = embedder.encode(["trust was lost"], role="query")[0]
    beside = embedder.encode(["x", "trust was lost", LONG], role="query")[1]
    assert alone @ beside == pytest.approx(1.0, abs=1e-5)


def test_related_texts_are_closer_than_others(embedder: Embedder) -> None:
    a, b, c = embedder.encode(
        ["the team lost trust", "trust in the team", "a purple bicycle"], role="query"
    )
    assert a @ b > a @ c


def test_what_stands_at_the_end_of_a_long_text_counts(embedder: Embedder) -> None:
    plain, ended = embedder.encode([LONG, LONG + "Purple bicycles! " * 40], role="query")
    bicycle = embedder.encode(["purple bicycles"], role="query")[0]
    assert ended @ bicycle > plain @ bicycle + 0.05


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.encode([], role="query").shape == (0, embedder.dimension)


def test_langchains_forms_agree_with_ours(embedder: Embedder) -> None:
    assert embedder.embed_documents(["one"])[0] == pytest.approx(embedder.embed_query("one"))


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownComponent) as caught:
        make_embedder("gigantic")
    assert caught.value.expected == f"one of {sorted(EMBEDDERS)}"


def test_a_row_of_zeros_stays() -> None:
    rows = unit_rows(np.asarray([[0.0, 0.0], [3.0, 4.0]], dtype=np.float32))
    assert rows.tolist() == [[0.0, 0.0], pytest.approx([0.6, 0.8])]
