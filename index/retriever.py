"""LangChain's `BaseRetriever` over the store."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.vectorstores import VectorStore
from pydantic import ConfigDict, Field


class PassageRetriever(BaseRetriever):
    """Finds passages for a query, best first, with the score in each document's metadata.

    Attributes:
        store: Any store whose `similarity_search_with_score` understands `kinds=`.
        k: How many passages at most.
        kinds: Only passages of these kinds; all when None.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    store: VectorStore
    k: int = Field(default=10, ge=1)
    kinds: tuple[str, ...] | None = None

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> list[Document]:
        found = self.store.similarity_search_with_score(
            query, k=kwargs.get("k", self.k), kinds=kwargs.get("kinds", self.kinds)
        )
        return [
            document.model_copy(update={"metadata": {**document.metadata, "score": score}})
            for document, score in found
        ]
