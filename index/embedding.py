"""Texts become unit vectors. Another encoder is another class here, with a line in `EMBEDDERS`."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from index.errors import UnknownComponent
from index.offline import go_offline
from index.weights import MINILM_FILES, minilm_folder, verify_files

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Role = Literal["query", "document"]
Vectors = NDArray[np.float32]


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

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `encode` for passages."""
        return self.encode(texts, role="document").tolist()  # type: ignore[no-any-return]

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of `encode` for one query."""
        return self.encode([text], role="query")[0].tolist()  # type: ignore[no-any-return]


class SentenceTransformerEmbedder(Embedder):
    """all-MiniLM-L6-v2 on the CPU: 384 dimensions, loaded on first use, no hub access."""

    name = "minilm"
    fingerprint = MINILM_FILES["model.safetensors"]
    dimension = 384

    def __init__(self) -> None:
        self._model: SentenceTransformer | None = None

    def encode(self, texts: Sequence[str], *, role: Role) -> Vectors:
        """See `Embedder.encode`; this encoder treats both roles alike.

        A text longer than the window (256 tokens) is cut into windows, and the mean of their
        vectors stands for it: nothing a person wrote is silently left unread.
        """
        model = self._load()
        parts = [self._windows(model, text) for text in texts]
        flat = [part for windows in parts for part in windows]
        if not flat:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = model.encode(flat, convert_to_numpy=True, normalize_embeddings=True)
        bounds = np.cumsum([0, *(len(windows) for windows in parts)])
        means = [vectors[a:b].mean(axis=0) for a, b in pairwise(bounds)]
        return unit_rows(np.asarray(means, dtype=np.float32))

    def _windows(self, model: "SentenceTransformer", text: str) -> list[str]:
        size = model.max_seq_length - 2 if model.max_seq_length else 254
        encoding = model.tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, verbose=False
        )
        offsets, word_of = encoding["offset_mapping"], encoding.word_ids()
        starts = [0]
        while len(offsets) - starts[-1] > size:
            cut = starts[-1] + size
            while word_of[cut] == word_of[cut - 1]:  # a word cut in two may give more tokens
                cut -= 1
            starts.append(cut)
        places = [0, *(offsets[cut][0] for cut in starts[1:]), len(text)]
        return [text[a:b] for a, b in pairwise(places)]

    def _load(self) -> "SentenceTransformer":
        if self._model is None:
            folder = minilm_folder()
            verify_files(folder, MINILM_FILES)
            go_offline()
            from sentence_transformers import SentenceTransformer
            from transformers.utils.logging import disable_progress_bar

            disable_progress_bar()  # type: ignore[no-untyped-call]  # under a second; a bar would only litter the terminal
            self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        return self._model


EMBEDDERS: dict[str, Callable[[], Embedder]] = {"minilm": SentenceTransformerEmbedder}


def make_embedder(name: str) -> Embedder:
    """The embedder a setting names; weights are read on first use, not here.

    Raises:
        UnknownComponent: There is none of that name.
    """
    if name not in EMBEDDERS:
        raise UnknownComponent(
            "There is no embedder of this name.",
            given=repr(name),
            expected=f"one of {sorted(EMBEDDERS)}",
            action="Set FIELDGUIDE_EMBEDDER to one of these.",
        )
    return EMBEDDERS[name]()


def unit_rows(vectors: Vectors) -> Vectors:
    """Each row scaled to length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return scaled
