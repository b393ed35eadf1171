"""The retriever: LangChain's contract, and ours for scores and kinds."""

from typing import Any

import pytest
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests
from pydantic import ValidationError

from index.retriever import PassageRetriever
from index.store import FaissStore
from tests.fakes import FakeEmbedder


def keeping() -> FaissStore:
    return FaissStore.from_texts(
        ["light the lamp", "polish the lamp", "write the log", "the light is kept"],
        FakeEmbedder(),
        [{"kind": "duty"}, {"kind": "duty"}, {"kind": "duty"}, {"kind": "creed"}],
        ids=["light", "polish", "log", "creed"],
    )


def test_documents_come_best_first_with_their_score() -> None:
    found = PassageRetriever(store=keeping(), k=2).invoke("light the lamp")
    assert [d.id for d in found] == ["light", "polish"]
    assert [d.metadata["score"] for d in found] == pytest.approx([1.0, 2 / 3])
    assert found[0].metadata["kind"] == "duty"


def test_the_score_is_not_written_into_the_store() -> None:
    store = keeping()
    PassageRetriever(store=store).invoke("lamp")
    assert store.get_by_ids(["light"]) == [
        Document(id="light", page_content="light the lamp", metadata={"kind": "duty"})
    ]


def test_kinds_are_set_for_all_queries_or_for_one() -> None:
    retriever = PassageRetriever(store=keeping(), kinds=("creed",))
    assert [d.id for d in retriever.invoke("lamp")] == ["creed"]
    assert {d.id for d in retriever.invoke("lamp", kinds=("duty",))} == {"light", "polish", "log"}


def test_less_than_one_passage_is_refused() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        PassageRetriever(store=keeping(), k=0)


class TestPassageRetrieverByLangChainsContract(RetrieversIntegrationTests):
    """LangChain's own suite."""

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        """What is tested."""
        return PassageRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        """A store with four passages."""
        return {"store": keeping()}

    @property
    def retriever_query_example(self) -> str:
        """A query."""
        return "who lights the lamp"
