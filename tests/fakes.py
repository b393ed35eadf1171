"""Stand-ins that behave like the real thing and keep no record of who called them."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.embedding import Embedder, Role, Vectors, unit_rows

_WORD = re.compile(r"\w+")


class FakeEmbedder(Embedder):
    """A hashed bag of words: the same text gives the same vector, shared words bring texts closer."""

    name = "fake"
    fingerprint = "fake-bag-of-words-64"
    dimension = 64

    def encode(self, texts: Sequence[str], *, role: Role) -> Vectors:
        """See `Embedder.encode`; a text without words counts as one empty word."""
        counts = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(counts, texts, strict=True):
            for word in _WORD.findall(text.lower()) or [""]:
                row[_bucket(word, self.dimension)] += 1.0
        return unit_rows(counts)


def _bucket(word: str, size: int) -> int:
    """The same in every process, unlike Python's `hash`."""
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big") % size
