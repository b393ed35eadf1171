"""Texts become unit vectors: what every encoder promises. The encoders are in index/encoders.py."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

Role = Literal["query", "document"]
Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """A message as an encoder reads it, whole and with each of its parts left out.

    Attributes:
        vector: Unit vector of the whole, shape (dimension,).
        without: Unit vectors, one row a part: the message without that part, shape (parts,
            dimension). The row of a part that is the whole message is zero.
    """

    vector: NDArray[np.float32]
    without: Vectors


class Embedder(Embeddings):
    """LangChain's `Embeddings`, as arrays and with an identity that an index can be pinned to."""

    name: str
    fingerprint: str  # changes whenever the same text could get another vector
    dimension: int

    @abstractmethod
    def encode(self, texts: Sequence[str], *, role: Role) -> Vectors:
        """Unit vectors, one row a text: float32 of shape (len(texts), dimension).

        Args:
            texts: Of any length; what is longer than the encoder's window is read in parts.
            role: Whether the texts are searched with or searched for; some encoders differ.
        """

    def read(self, text: str, parts: Sequence[tuple[int, int]]) -> Reading:
        """A message whole and with each part left out.

        Args:
            text: The message.
            parts: Where each part starts and ends in it, in characters.
        """
        rest = [text[:start] + text[end:] for start, end in parts]
        vectors = self.encode([text, *rest], role="query")
        empty = np.asarray([not piece.strip() for piece in rest], dtype=np.bool_)
        return Reading(vectors[0], np.where(empty[:, None], 0.0, vectors[1:]).astype(np.float32))

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `encode` for passages."""
        return self.encode(texts, role="document").tolist()  # type: ignore[no-any-return]

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of `encode` for one query."""
        return self.encode([text], role="query")[0].tolist()  # type: ignore[no-any-return]


def unit_rows(vectors: Vectors) -> Vectors:
    """Each row scaled to length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return scaled
