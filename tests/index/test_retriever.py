"""LangChain's retriever over the store."""

from typing import Any

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests
from pydantic import ValidationError

from index.retriever import PassageRetriever
from tests.fakes import FakeEmbedder
from tests.index.test_store_contract import TEXTS, faiss_store


def test_hits_come_best_first_with_their_score() -> None:
    retriever = PassageRetriever(store=faiss_store(FakeEmbedder(), TEXTS), k=2)
    found = retriever.invoke(TEXTS[2])
    assert found[0].id == "2"
    assert found[0].metadata["score"] == pytest.approx(1.0, abs=1e-6)
    assert found[0].metadata["score"] >= found[1].metadata["score"]


def test_it_can_be_held_to_some_kinds() -> None:
    retriever = PassageRetriever(store=faiss_store(FakeEmbedder(), TEXTS), kinds=("odd",))
    assert {d.metadata["kind"] for d in retriever.invoke("lamp")} == {"odd"}


def test_it_must_look_for_something() -> None:
    with pytest.raises(ValidationError):
        PassageRetriever(store=faiss_store(FakeEmbedder(), TEXTS), k=0)


class TestPassageRetrieverAgainstLangChain(RetrieversIntegrationTests):
    """LangChain's own suite."""

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        """What is tested."""
        return PassageRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        """Over four texts."""
        return {"store": faiss_store(FakeEmbedder(), TEXTS)}

    @property
    def retriever_query_example(self) -> str:
        """Anything."""
        return "lamp"
