"""The encoders at hand. Another one is another entry in `ENCODERS`."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.adapter import apply_adapter
from index.embedding import Embedder, Reading, Role, Vectors, unit_rows
from index.errors import ModelUnavailable, UnknownComponent
from index.offline import go_offline
from index.weights import MINILM_FILES, MPNET_FILES, minilm_folder, verify_files

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


@dataclass(frozen=True, slots=True)
class EncoderModel:
    """A published model.

    Attributes:
        name: As settings name it.
        dimension: Length of its vectors.
        files: Name -> sha256 of every file it is loaded from.
        folder: Where the files lie, given the folder for fetched models.
    """

    name: str
    dimension: int
    files: dict[str, str]
    folder: Callable[[Path], Path]

    def fingerprint(self, adapter: bytes | None = None) -> str:
        """Changes whenever the same text could get another vector."""
        weights = self.files["model.safetensors"]
        if adapter is None:
            return weights
        return hashlib.sha256(weights.encode() + adapter).hexdigest()


def _mpnet_folder(models: Path) -> Path:
    folder = models / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").is_file():
        raise ModelUnavailable(
            "The encoder has not been fetched yet.",
            given=f"{folder} holds no model",
            expected="all-mpnet-base-v2, fetched once (about 440 MB)",
            action="Run `fieldguide index fetch-model`, or set FIELDGUIDE_EMBEDDER=minilm.",
        )
    return folder


ENCODERS = {
    "minilm": EncoderModel("minilm", 384, MINILM_FILES, lambda models: minilm_folder()),
    "mpnet": EncoderModel("mpnet", 768, MPNET_FILES, _mpnet_folder),
}


class SentenceTransformerEmbedder(Embedder):
    """A sentence-transformers model on the CPU, loaded on first use, without hub access.

    Args:
        model: Which one.
        folder: Where its files lie; they are verified before anything reads them.
        adapter: Low-rank changes to its weights, as index/adapter.py writes them.
    """

    def __init__(self, model: EncoderModel, folder: Path, adapter: bytes | None = None) -> None:
        self.name = model.name
        self.dimension = model.dimension
        self.fingerprint = model.fingerprint(adapter)
        self._files = model.files
        self._folder = folder
        self._adapter = adapter
        self._model: SentenceTransformer | None = None

    def encode(self, texts: Sequence[str], *, role: Role) -> Vectors:
        """See `Embedder.encode`; this encoder treats both roles alike.

        A text longer than the window (256 or 384 tokens) is cut into windows, and the mean of their
        vectors, weighted by their tokens, stands for it: nothing a person wrote is silently left
        unread.
        """
        model = self.load()
        parts = [self._windows(model, text) for text in texts]
        flat = [part for windows in parts for part in windows]
        if not flat:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = model.encode(flat, convert_to_numpy=True, normalize_embeddings=True)
        bounds = np.cumsum([0, *(len(windows) for windows in parts)])
        whole = [
            vectors[a] if b - a == 1 else self._by_tokens(model, flat[a:b], vectors[a:b])
            for a, b in pairwise(bounds)
        ]
        return unit_rows(np.asarray(whole, dtype=np.float32))

    @staticmethod
    def _by_tokens(
        model: "SentenceTransformer", windows: Sequence[str], vectors: Vectors
    ) -> NDArray[np.float32]:
        sizes = [len(ids) for ids in model.tokenizer(list(windows))["input_ids"]]
        return np.asarray(np.average(vectors, axis=0, weights=sizes), dtype=np.float32)

    def read(self, text: str, parts: Sequence[tuple[int, int]]) -> Reading:
        """See `Embedder.read`; the encoder runs once.

        These encoders average the vectors of a text's tokens. Leaving a part out of that average
        shows what the part contributes, as read in its context, for the price of one reading.
        """
        model = self.load()
        windows = self._windows(model, text)
        tokens = [np.asarray(t) for t in model.encode(windows, output_value="token_embeddings")]
        owners = self._owners(model, windows, parts)
        whole = _pooled(tokens, [np.ones(len(t), dtype=np.bool_) for t in tokens])
        without = [
            _pooled(tokens, [owner != at for owner in owners])
            if any((owner >= 0).any() and ((owner >= 0) & (owner != at)).any() for owner in owners)
            else np.zeros_like(whole)
            for at in range(len(parts))
        ]
        return Reading(whole, np.asarray(without, dtype=np.float32).reshape(-1, self.dimension))

    def _owners(
        self, model: "SentenceTransformer", windows: Sequence[str], parts: Sequence[tuple[int, int]]
    ) -> list[NDArray[np.int64]]:
        """For each token of each window the part it belongs to, or -1."""
        owners: list[NDArray[np.int64]] = []
        start = 0
        for window in windows:
            offsets = model.tokenizer(window, return_offsets_mapping=True)["offset_mapping"]
            owners.append(
                np.asarray(
                    [
                        next((i for i, (p, q) in enumerate(parts) if p <= start + a < q), -1)
                        if b > a
                        else -1
                        for a, b in offsets
                    ],
                    dtype=np.int64,
                )
            )
            start += len(window)
        return owners

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

    def load(self) -> "SentenceTransformer":
        """The model, read from disk on the first call."""
        if self._model is None:
            verify_files(self._folder, self._files)
            go_offline()
            from sentence_transformers import SentenceTransformer
            from transformers.utils.logging import disable_progress_bar

            disable_progress_bar()  # type: ignore[no-untyped-call]  # under a second; a bar would only litter the terminal
            model = SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)
            if self._adapter is not None:
                apply_adapter(model, self._adapter)
            self._model = model
        return self._model


def _pooled(
    tokens: Sequence[NDArray[np.float32]], kept: Sequence[NDArray[np.bool_]]
) -> NDArray[np.float32]:
    """Mean over windows of the unit mean of the kept tokens, by their number, at unit length."""
    used = [
        (t[keep].mean(axis=0), keep.sum())
        for t, keep in zip(tokens, kept, strict=True)
        if keep.any()
    ]
    means, sizes = zip(*used, strict=True)
    mean = np.average(unit_rows(np.asarray(means, dtype=np.float32)), axis=0, weights=sizes)
    whole: NDArray[np.float32] = unit_rows(np.asarray([mean], dtype=np.float32))[0]
    return whole


def encoder_model(name: str) -> EncoderModel:
    """The model a setting names.

    Raises:
        UnknownComponent: There is none of that name.
    """
    if name not in ENCODERS:
        raise UnknownComponent(
            "There is no embedder of this name.",
            given=repr(name),
            expected=f"one of {sorted(ENCODERS)}",
            action="Set FIELDGUIDE_EMBEDDER to one of these.",
        )
    return ENCODERS[name]


def make_embedder(name: str, models: Path, adapter: bytes | None = None) -> Embedder:
    """The embedder a setting names; weights are read on first use, not here.

    Args:
        name: Of one of `ENCODERS`.
        models: Folder for fetched models.
        adapter: What was learnt for this encoder, if anything.

    Raises:
        UnknownComponent: There is none of that name.
        ModelUnavailable: It has not been fetched.
    """
    model = encoder_model(name)
    return SentenceTransformerEmbedder(model, model.folder(models), adapter)
