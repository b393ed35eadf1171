"""The nouns of the index."""

from dataclasses import dataclass

from langchain_core.documents import Document


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        document: Its `id` is the node's id, its metadata holds the node's kind.
        score: Cosine similarity in [-1, 1]; higher is better.
    """

    document: Document
    score: float

    @property
    def node_id(self) -> str:
        """Id of the node the passage was made from."""
        return str(self.document.id)
