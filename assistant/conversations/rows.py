"""Rows of the database as the nouns that are given out, and what is refused."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.conversations.errors import (
    ConversationFull,
    ConversationUnknown,
    KeyReused,
    OwnerMissing,
)
from assistant.conversations.tables import ConversationRow, FeedbackRow, TurnRow
from assistant.conversations.types import (
    MAX_TITLE,
    MAX_TURNS,
    Conversation,
    Feedback,
    StoredTurn,
)

_ENOUGH = 22  # characters of a URL-safe token of 128 bits
_UNTITLED = "New conversation"


def unknown_conversation(what: str) -> ConversationUnknown:
    """What is said of a conversation that is not there, or not for this owner."""
    return ConversationUnknown(
        "There is no such conversation.",
        given=what,
        expected="a conversation of yours that is still kept",
        action="List your conversations; it may have been deleted, or its time was over.",
    )


def hashed_owner(owner: str) -> str:
    """What is kept of an owner's token.

    Raises:
        OwnerMissing: It is too short to be a secret.
    """
    if len(owner) < _ENOUGH:
        raise OwnerMissing(
            "It is not said whose conversations are meant.",
            given=f"an owner token of {len(owner)} characters",
            expected=f"a random token of at least {_ENOUGH} characters",
            action="Send one in the X-Fieldguide-Owner header; make it once and keep it secret.",
        )
    return hashlib.sha256(owner.encode()).hexdigest()


def shortened_title(text: str) -> str:
    """A title in one line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_TITLE else line[: MAX_TITLE - 1].rstrip() + "\u2026"


def kept_turn(session: Session, name: str, key: str, message: str) -> StoredTurn | None:
    """What an idempotency key got before; None if it is new.

    Raises:
        KeyReused: It came with another message.
    """
    row = session.scalar(select(TurnRow).where(TurnRow.conversation == name, TurnRow.key == key))
    if row is not None and row.message != message:
        raise KeyReused(
            "This idempotency key belongs to another message.",
            given=f"a key of {len(key)} characters, used for turn {row.number}",
            expected="the message it was first sent with, or a new key",
            action="Make a new key for every new message.",
        )
    return turn_of_row(row) if row is not None else None


def refuse_full(turns: int) -> None:
    """Refuse a turn more than a conversation can hold.

    Raises:
        ConversationFull: It holds as many as it can.
    """
    if turns >= MAX_TURNS:
        raise ConversationFull(
            "This conversation is full.",
            given=f"{turns} turns",
            expected=f"at most {MAX_TURNS}",
            action="Begin a new conversation.",
        )


def turns_in(session: Session, name: str) -> Sequence[TurnRow]:
    """All turns of a conversation, in order."""
    query = select(TurnRow).where(TurnRow.conversation == name).order_by(TurnRow.number)
    return session.scalars(query).all()


def conversation_of(row: ConversationRow, turns: int) -> Conversation:
    """The row as it is given out."""
    return Conversation(
        id=row.id,
        title=row.title or _UNTITLED,
        created=row.created,
        changed=row.changed,
        turns=turns,
    )


def turn_of_row(row: TurnRow) -> StoredTurn:
    """The row as it is given out."""
    return StoredTurn(
        number=row.number, message=row.message, response=row.response, created=row.created
    )


def feedback_of(row: FeedbackRow, turn: int) -> Feedback:
    """The row as it is given out."""
    return Feedback(
        turn=turn, unit=row.unit, helpful=row.helpful, text=row.text, created=row.created
    )
