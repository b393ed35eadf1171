"""The nouns of kept conversations."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

MAX_TURNS = 200
MAX_TITLE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation, without its turns.

    Attributes:
        id: Random; who has it and the owner's token can read it.
        title: The beginning of the first message, or what the owner called it.
        created: When it began, UTC.
        changed: When something last happened in it, UTC; it is kept from then on.
        turns: How many it holds.
    """

    id: str
    title: str
    created: datetime
    changed: datetime
    turns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTurn:
    """A message and what it got.

    Attributes:
        number: From 1.
        message: As typed.
        response: As POST /v1/ask gives it, citations and all.
        created: UTC.
    """

    number: int
    message: str
    response: dict[str, Any]
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What somebody thought of an answer.

    Attributes:
        turn: Its number.
        unit: The suggestion meant; None for the whole answer.
        helpful: Yes or no.
        text: In their words.
        created: UTC.
    """

    turn: int
    unit: str | None
    helpful: bool
    text: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeConversation:
    """A conversation with everything in it.

    Attributes:
        conversation: What it is.
        turns: In order.
        feedback: In the order given.
    """

    conversation: Conversation
    turns: tuple[StoredTurn, ...]
    feedback: tuple[Feedback, ...]
