"""Where conversations are kept. Every call says whose; what belongs to others does not exist."""

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.orm import Session

from assistant.conversations.database import (
    forget_traces,
    is_in_memory,
    open_database,
    told,
    without_password,
)
from assistant.conversations.rows import (
    conversation_of,
    feedback_of,
    hashed_owner,
    kept_turn,
    refuse_full,
    shortened_title,
    turn_of_row,
    turns_in,
    unknown_conversation,
)
from assistant.conversations.tables import ConversationRow, FeedbackRow, TurnRow
from assistant.conversations.types import (
    Conversation,
    Feedback,
    StoredTurn,
    WholeConversation,
)

_IN_MEMORY_AT_MOST = 500  # conversations, where nothing is written to disk
_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class ConversationStore:
    """Conversations in a database.

    Args:
        url: SQLAlchemy's form; `sqlite://` keeps everything in memory and nothing on disk.
        keep_days: How long after the last change a conversation is kept; None for ever.
        now: Tells the time, UTC.

    Raises:
        StoreUnusable: The database cannot be opened. Every method may raise it too.
    """

    def __init__(
        self, url: str, *, keep_days: int | None = None, now: Callable[[], datetime] = _now
    ) -> None:
        self.url = url
        self.keep_days = keep_days
        self._now = now
        self._engine: Engine = open_database(url)
        self._traces = True  # a service that was cut off may have left some
        self.purge()

    @property
    def on_disk(self) -> bool:
        """Whether anything is written to disk."""
        return not is_in_memory(self.url)

    def begin(self, owner: str, title: str = "") -> Conversation:
        """A new conversation; it takes its title from the first message unless it has one."""
        self.purge()
        now = self._now()
        row = ConversationRow(
            id=secrets.token_urlsafe(16),
            owner=hashed_owner(owner),
            title=shortened_title(title),
            created=now,
            changed=now,
        )
        with self._session() as session:
            session.add(row)
        if not self.on_disk:
            self._keep_latest(_IN_MEMORY_AT_MOST)
        return conversation_of(row, 0)

    def all_of(self, owner: str, *, limit: int = 50, offset: int = 0) -> list[Conversation]:
        """An owner's conversations, the latest changed first."""
        self.purge()
        counts = (
            select(func.count(TurnRow.id))
            .where(TurnRow.conversation == ConversationRow.id)
            .scalar_subquery()
        )
        query = (
            select(ConversationRow, counts)
            .where(ConversationRow.owner == hashed_owner(owner))
            .order_by(ConversationRow.changed.desc(), ConversationRow.id)
            .limit(limit)
            .offset(offset)
        )
        with self._session() as session:
            return [conversation_of(row, count) for row, count in session.execute(query)]

    def read(self, owner: str, name: str) -> WholeConversation:
        """A conversation with everything in it.

        Raises:
            ConversationUnknown: There is none of that id for this owner.
        """
        with self._session() as session:
            row = self._row(session, owner, name)
            turns = turns_in(session, name)
            numbers = {turn.id: turn.number for turn in turns}
            given = session.scalars(
                select(FeedbackRow).where(FeedbackRow.turn.in_(numbers)).order_by(FeedbackRow.id)
            )
            return WholeConversation(
                conversation=conversation_of(row, len(turns)),
                turns=tuple(turn_of_row(turn) for turn in turns),
                feedback=tuple(feedback_of(f, numbers[f.turn]) for f in given),
            )

    def rename(self, owner: str, name: str, title: str) -> Conversation:
        """Give a conversation another title.

        Raises:
            ConversationUnknown: There is none of that id for this owner.
        """
        with self._session() as session:
            row = self._row(session, owner, name)
            row.title = shortened_title(title)
            return conversation_of(row, len(turns_in(session, name)))

    def turn_of(self, owner: str, name: str, key: str, message: str) -> StoredTurn | None:
        """What an idempotency key got before; None if it is new.

        Raises:
            ConversationUnknown: There is no conversation of that id for this owner.
            KeyReused: It came with another message before.
        """
        with self._session() as session:
            self._row(session, owner, name)
            return kept_turn(session, name, key, message)

    def latest(self, owner: str, name: str, count: int) -> list[StoredTurn]:
        """The last turns of a conversation, oldest first.

        Raises:
            ConversationUnknown: There is none of that id for this owner.
            ConversationFull: It can take no further turn.
        """
        with self._session() as session:
            self._row(session, owner, name)
            turns = turns_in(session, name)
            refuse_full(len(turns))
            return [turn_of_row(turn) for turn in turns[-count:]]

    def add(
        self, owner: str, name: str, message: str, response: dict[str, Any], key: str | None = None
    ) -> StoredTurn:
        """Keep a message with its answer. The same key again gives what was kept first.

        Raises:
            ConversationUnknown: There is no conversation of that id for this owner.
            ConversationFull: Others filled it meanwhile.
            KeyReused: The key came with another message before.
        """
        now = self._now()
        with self._session() as session:
            conversation = self._row(session, owner, name)
            # Writing before reading makes whoever comes at the same time wait until this is kept.
            session.execute(
                update(ConversationRow).where(ConversationRow.id == name).values(changed=now)
            )
            kept = kept_turn(session, name, key, message) if key else None
            if kept is not None:
                return kept
            highest = select(func.max(TurnRow.number)).where(TurnRow.conversation == name)
            number = (session.scalar(highest) or 0) + 1
            refuse_full(number - 1)
            row = TurnRow(
                conversation=name,
                number=number,
                key=key,
                message=message,
                response=response,
                created=now,
            )
            session.add(row)
            if not conversation.title:
                conversation.title = shortened_title(message)
            session.flush()
            return turn_of_row(row)

    def judge(
        self, owner: str, name: str, number: int, *, unit: str | None, helpful: bool, text: str
    ) -> Feedback:
        """Keep a judgement on an answer, or on one suggestion in it.

        Raises:
            ConversationUnknown: There is no such conversation or turn for this owner.
        """
        with self._session() as session:
            self._row(session, owner, name)
            turn = session.scalar(
                select(TurnRow).where(TurnRow.conversation == name, TurnRow.number == number)
            )
            if turn is None:
                raise unknown_conversation(f"turn {number}")
            row = FeedbackRow(
                turn=turn.id, unit=unit, helpful=helpful, text=text, created=self._now()
            )
            session.add(row)
            return feedback_of(row, number)

    def delete(self, owner: str, name: str) -> None:
        """Remove a conversation and everything in it, from the file too.

        Raises:
            ConversationUnknown: There is none of that id for this owner.
        """
        with self._session() as session:
            session.delete(self._row(session, owner, name))
        self._forget()

    def delete_all(self, owner: str) -> int:
        """Remove every conversation of an owner; gives how many there were."""
        return self._delete(ConversationRow.owner == hashed_owner(owner))

    def purge(self) -> int:
        """Remove what has been kept for long enough; gives how many conversations that were."""
        if self._traces:
            self._forget()
        oldest = self._oldest()
        return self._delete(ConversationRow.changed < oldest) if oldest else 0

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __str__(self) -> str:
        return without_password(self.url)

    def _oldest(self) -> datetime | None:
        return None if self.keep_days is None else self._now() - timedelta(days=self.keep_days)

    def _delete(self, which: Any) -> int:  # noqa: ANN401 - SQLAlchemy's conditions
        with self._session() as session:
            names = session.scalars(
                delete(ConversationRow).where(which).returning(ConversationRow.id)
            ).all()
        if names:
            self._forget()
        return len(names)

    def _keep_latest(self, count: int) -> None:
        latest = select(ConversationRow.id).order_by(ConversationRow.changed.desc()).limit(count)
        self._delete(ConversationRow.id.not_in(latest))

    def _forget(self) -> None:
        with told(self.url):
            self._traces = not forget_traces(self._engine)
        if self._traces:
            _log.warning("deleted text stays in the write-ahead log while something else reads it")

    @contextmanager
    def _session(self) -> Iterator[Session]:
        """One transaction."""
        with (
            told(self.url),
            Session(self._engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def _row(self, session: Session, owner: str, name: str) -> ConversationRow:
        row = session.get(ConversationRow, name)
        if row is None or not secrets.compare_digest(row.owner, hashed_owner(owner)):
            raise unknown_conversation("an id")
        oldest = self._oldest()
        if oldest and row.changed < oldest:  # not purged yet, but its time is over
            raise unknown_conversation("an id")
        return row
