"""Passages and their vectors, searched exactly. Another store is another class like this one."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore
from numpy.typing import NDArray

from index.embedding import Vectors, unit_rows
from index.types import Hit

if TYPE_CHECKING:
    import faiss


class FaissStore(VectorStore):
    """LangChain's `VectorStore` over `faiss.IndexFlatIP`, held in memory.

    Vectors are kept at unit length, so the inner product is the cosine. Scores are similarities:
    higher is better. Saving and loading is the business of `index.files`; FAISS's own file format
    has no checksum and is not used.
    """

    def __init__(
        self,
        embedding: Embeddings,
        documents: Sequence[Document] = (),
        vectors: Vectors | None = None,
    ) -> None:
        if vectors is not None and len(vectors) != len(documents):
            raise ValueError(f"{len(documents)} documents need as many vectors, got {len(vectors)}")
        self._embedding = embedding
        self._documents = list(documents)
        self._vectors = unit_rows(vectors) if vectors is not None and len(documents) else None

    @property
    def embeddings(self) -> Embeddings:
        """What turns texts into vectors here."""
        return self._embedding

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every document, in the order of the rows of `vectors`."""
        return tuple(self._documents)

    @property
    def vectors(self) -> Vectors:
        """Unit vectors, float32 of shape (documents, dimension); (0, 0) when the store is empty."""
        return self._vectors if self._vectors is not None else np.zeros((0, 0), dtype=np.float32)

    def nearest(
        self, queries: Vectors, *, k: int, kinds: Collection[str] | None = None
    ) -> list[list[Hit]]:
        """The `k` most similar passages for each row of `queries`, best first.

        Args:
            queries: float32 of shape (n, dimension), of any length but zero.
            k: At least 1; more than there are gives all there are.
            kinds: Only passages of these kinds; all when None.
        """
        import faiss

        rows = None if kinds is None else self._rows_of(kinds)
        count = len(self._documents) if rows is None else len(rows)
        if not count:
            return [[] for _ in queries]
        parameters = (
            faiss.SearchParameters(sel=faiss.IDSelectorBatch(rows))  # type: ignore[call-arg]  # the stubs lack it
            if rows is not None
            else None
        )
        scores, found = self._index.search(
            unit_rows(np.asarray(queries, dtype=np.float32)), min(k, count), params=parameters
        )
        return [
            [
                Hit(self._documents[row], float(np.clip(score, -1.0, 1.0)))
                for score, row in zip(*pair, strict=True)
            ]
            for pair in zip(scores, found, strict=True)
        ]

    def vectors_of(self, ids: Sequence[str]) -> Vectors:
        """The vectors of documents with these ids, one row each, in the order of `ids`."""
        row_of = {document.id: row for row, document in enumerate(self._documents)}
        return self.vectors[[row_of[name] for name in ids]]

    @cached_property
    def _index(self) -> "faiss.IndexFlatIP":
        import faiss

        index = faiss.IndexFlatIP(self.vectors.shape[1])
        index.add(self.vectors)
        return index

    def _rows_of(self, kinds: Collection[str]) -> NDArray[np.int64]:
        return np.asarray(
            [
                row
                for row, document in enumerate(self._documents)
                if document.metadata.get("kind") in kinds
            ],
            dtype=np.int64,
        )

    def _replace(self, documents: list[Document], vectors: Vectors | None) -> None:
        self._documents = documents
        self._vectors = vectors if documents else None
        self.__dict__.pop("_index", None)

    # ---- LangChain's interface

    @classmethod
    def from_texts(
        cls,
        texts: list[str],
        embedding: Embeddings,
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: list[str] | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> Self:
        """A store holding these texts."""
        store = cls(embedding)
        store.add_texts(texts, metadatas, ids=ids)
        return store

    def add_texts(
        self,
        texts: Iterable[str],
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: list[str] | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> list[str]:
        """Embed and add texts; a text whose id is there already replaces it. Returns the ids."""
        contents = list(texts)
        # LangChain passes None for each document without an id once any other document has one.
        given: Sequence[str | None] = ids or [None] * len(contents)
        names = [name or str(uuid.uuid4()) for name in given]
        metadata = metadatas or [{} for _ in contents]
        added = {
            name: Document(id=name, page_content=content, metadata=data)
            for name, content, data in zip(names, contents, metadata, strict=True)
        }
        if not added:
            return []
        embedded = dict(zip(names, self._embedding.embed_documents(contents), strict=True))
        self.delete(list(added))
        fresh = unit_rows(np.asarray([embedded[name] for name in added], dtype=np.float32))
        vectors = np.vstack([self.vectors, fresh]) if self._documents else fresh
        self._replace([*self._documents, *added.values()], vectors)
        return names

    def delete(self, ids: list[str] | None = None, **kwargs: Any) -> bool:  # noqa: ANN401 - LangChain's signature
        """Remove documents; ids that are not there are passed over. None removes all."""
        if ids is None:
            self._replace([], None)
            return True
        kept = [row for row, document in enumerate(self._documents) if document.id not in set(ids)]
        if len(kept) < len(self._documents):
            self._replace([self._documents[row] for row in kept], self.vectors[kept])
        return True

    def get_by_ids(self, ids: Sequence[str], /) -> list[Document]:
        """The documents with these ids, in the order of `ids`; unknown ids are passed over."""
        by_id = {document.id: document for document in self._documents}
        return [by_id[name] for name in ids if name in by_id]

    def similarity_search(self, query: str, k: int = 4, **kwargs: Any) -> list[Document]:  # noqa: ANN401 - LangChain's signature
        """The `k` most similar documents; `kinds=` narrows them."""
        return [document for document, _ in self.similarity_search_with_score(query, k, **kwargs)]

    def similarity_search_with_score(
        self,
        query: str,
        k: int = 4,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> list[tuple[Document, float]]:
        """The `k` most similar documents with their cosine; `kinds=` narrows them."""
        return self._search_one(self._embedding.embed_query(query), k, kwargs.get("kinds"))

    def similarity_search_by_vector(
        self,
        embedding: list[float],
        k: int = 4,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> list[Document]:
        """The `k` documents most similar to a vector; `kinds=` narrows them."""
        return [hit for hit, _ in self._search_one(embedding, k, kwargs.get("kinds"))]

    def _search_one(
        self, embedding: list[float], k: int, kinds: Collection[str] | None
    ) -> list[tuple[Document, float]]:
        (hits,) = self.nearest(np.asarray([embedding], dtype=np.float32), k=k, kinds=kinds)
        return [(hit.document, hit.score) for hit in hits]

    def _select_relevance_score_fn(self) -> Any:  # noqa: ANN401 - LangChain's signature
        """LangChain wants relevance in [0, 1]; a cosine is in [-1, 1]."""
        return lambda score: (score + 1.0) / 2.0
