"""Whether passages say what a sentence says: a judgement from words alone, learnt from labelled sentences.

support.json holds a logistic regression over assistant/writing/alignment.py: the weights add up to the
log-odds that a labeller would call the sentence supported. `fieldguide eval grounding --learn` writes it.
"""

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import SupportModelDamaged
from assistant.writing.alignment import NAMES, align, split

SUPPORT_FILE = Path(__file__).parent / "support.json"


class SupportModel(BaseModel):
    """What was learnt, and from what.

    Attributes:
        start: Log-odds of a sentence whose measures are all zero.
        weights: Measure -> what one of it adds.
        threshold: Probability from which a sentence may be shown.
        learnt_from: Provenance, for people.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: float
    weights: dict[str, float]
    threshold: float
    learnt_from: dict[str, str]

    def probability(self, sentence: str, sources: Sequence[str]) -> float:
        """That the sources, taken together, say what the sentence says; 0 where they have no words."""
        if not any(split(source) for source in sources):
            return 0.0
        row = align(sentence, sources).row()
        added = sum(self.weights[name] * value for name, value in zip(NAMES, row, strict=True))
        return 1 / (1 + math.exp(-self.start - added))


@cache
def load_support(path: Path = SUPPORT_FILE) -> SupportModel:
    """Read what was learnt.

    Raises:
        SupportModelDamaged: The file is missing, or was learnt for other measures.
    """
    try:
        model = SupportModel.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise _damaged(path, type(error).__name__) from error
    if set(model.weights) != set(NAMES):
        raise _damaged(path, "weights of other measures")
    return model


def save_support(model: SupportModel, path: Path = SUPPORT_FILE) -> None:
    """Write what was learnt."""
    path.write_text(model.model_dump_json(indent=1) + "\n", "utf-8")
    load_support.cache_clear()


def _damaged(path: Path, given: str) -> SupportModelDamaged:
    return SupportModelDamaged(
        "What says whether passages support a sentence cannot be used.",
        given=f"{path}: {given}",
        expected="the file that `fieldguide eval grounding --learn` wrote",
        action="Restore it from the repository.",
    )
