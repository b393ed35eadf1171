"""The nouns of writing: what a model may lean on, what it drafts, and what of that is shown."""

from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["profile", "note"]
RestsOn = Literal["profile", "note", "both"]
Fault = Literal[
    "no citation",  # it names no passage
    "unknown citation",  # it names one that was not given
    "not plain text",  # tags, links, images, tables, code
    "too long",
    "quotation",  # words in quotation marks that stand in no source
    "attribution",  # "the profile says", and only a practice note is cited
    "unsupported",  # the passages do not say it
    "repeated",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Something the model may lean on.

    Attributes:
        id: The unit's id for the profile's words, the same with `:note` for our practice note.
        kind: Whose words they are.
        text: As quoted in the composed answer.
    """

    id: str
    kind: PassageKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A sentence as the model gave it, not yet checked.

    Attributes:
        text: Anything.
        cites: What it says it rests on.
    """

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSentence:
    """A sentence by the model that passed every check.

    Attributes:
        text: Plain text.
        cites: Ids of the passages it rests on; `…:note` is a practice note.
        rests_on: Whose words those are.
        support: Estimated probability that the passages say it.
    """

    text: str
    cites: tuple[str, ...]
    rests_on: RestsOn
    support: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How many of the model's sentences were not shown, and why."""

    fault: Fault
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a language model added to an answer. None of it is the profile's or ours.

    Attributes:
        model: `provider:name`.
        local: Whether it runs on this machine.
        prompt: Version of the instructions it got.
        masked: Whether personal identifiers were taken out before anything was sent.
        sentences: In the order written; empty where the composed answer stands alone.
        dropped: What was not shown.
        notice: What the reader must know; empty where there is nothing.
    """

    model: str
    local: bool
    prompt: str
    masked: bool
    sentences: tuple[WrittenSentence, ...]
    dropped: tuple[Dropped, ...]
    notice: str
