"""Words and meaning together: BM25 and cosine over the same passages, each scaled to [0, 1] and mixed.

For passages about which nobody has labelled anything; the baselines and foreign collections in `evals`
use it. Min-max scaling beats rank fusion on 27 of 29 collections (Anserini's fusion experiments on BEIR),
though where the dense part is much the stronger it may beat the mixture. The share of meaning is the one
that did best on three collections in an earlier measurement; nothing was fitted here.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors

MEANING = 0.7  # share of the cosine; the rest is BM25
_K1, _B = 0.9, 0.4  # Anserini's


class Words:
    """BM25 (Lucene's variant) over stemmed English words.

    Args:
        texts: What is searched, in the order of the scores.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        import bm25s
        import Stemmer

        self._stemmer = Stemmer.Stemmer("english")
        self._size = len(texts)
        self._engine = bm25s.BM25(k1=_K1, b=_B)
        self._engine.index(self._tokens(texts), show_progress=False)

    def scores(self, query: str) -> NDArray[np.float32]:
        """float32 of shape (texts,); 0 where no word is shared."""
        words = self._tokens([query])[0]
        if not words:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._engine.get_scores(words), dtype=np.float32)

    def _tokens(self, texts: Sequence[str]) -> list[list[str]]:
        import bm25s

        return bm25s.tokenize(  # type: ignore[no-any-return]
            list(texts),
            stopwords="en",
            stemmer=self._stemmer,
            return_ids=False,
            show_progress=False,
        )


def fused(similarities: Vectors, words: NDArray[np.float32]) -> NDArray[np.float32]:
    """Both kinds of scores for one query, mixed.

    Args:
        similarities: Cosines, shape (texts,).
        words: BM25 scores of the same texts, shape (texts,).
    """
    mixed = MEANING * _scaled(similarities) + (1.0 - MEANING) * _scaled(words)
    return np.asarray(mixed, dtype=np.float32)


def _scaled(values: NDArray[np.float32]) -> NDArray[np.float32]:
    low, high = values.min(), values.max()
    return np.zeros_like(values) if high <= low else (values - low) / (high - low)
