"""What every store of conversations promises, over SQLite in memory, in a file, and PostgreSQL."""

import os
import sqlite3
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.conversations.database import _PRAGMAS, IN_MEMORY
from assistant.conversations.errors import (
    ConversationFull,
    ConversationUnknown,
    KeyReused,
    OwnerMissing,
    StoreUnusable,
)
from assistant.conversations.store import ConversationStore
from assistant.conversations.types import MAX_TURNS

ME, OTHER = "m" * 32, "o" * 32
ANSWER: dict[str, Any] = {"answer": {"lead": "Start here.", "threads": []}}


class Clock:
    """A time that tests move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL of its own, reached through a Unix socket."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for a user's run-time folder
        if not os.environ.get("CI"):
            pytest.importorskip("pgserver", reason="no PostgreSQL comes for this machine")
        import pgserver

        server: Any = vars(pgserver)["get_server"](tmp_path_factory.mktemp("postgres"))
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(params=["memory", "file", "postgres"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, clock: Clock
) -> Iterator[ConversationStore]:
    urls: dict[str, Callable[[], str]] = {
        "memory": lambda: IN_MEMORY,
        "file": lambda: f"sqlite:///{tmp_path / 'kept.db'}",
        "postgres": lambda: request.getfixturevalue("postgres_url"),
    }
    opened = ConversationStore(urls[request.param](), keep_days=30, now=clock)
    yield opened
    opened.delete_all(ME)
    opened.delete_all(OTHER)
    opened.close()


def test_a_conversation_is_kept_with_its_turns(store: ConversationStore, clock: Clock) -> None:
    begun = store.begin(ME)
    assert (begun.title, begun.turns) == ("New conversation", 0)
    clock.now += timedelta(minutes=1)
    first = store.add(ME, begun.id, "Two partners\nno longer talk.", ANSWER)
    second = store.add(ME, begun.id, "and now?", ANSWER)
    assert (first.number, second.number) == (1, 2)
    whole = store.read(ME, begun.id)
    assert whole.conversation.title == "Two partners no longer talk."
    assert whole.conversation.changed == clock.now
    assert [turn.message for turn in whole.turns] == ["Two partners\nno longer talk.", "and now?"]
    assert whole.turns[0].response == ANSWER
    assert [turn.message for turn in store.latest(ME, begun.id, 1)] == ["and now?"]


def test_the_latest_changed_comes_first(store: ConversationStore, clock: Clock) -> None:
    names = []
    for _ in range(3):
        clock.now += timedelta(minutes=1)
        names.append(store.begin(ME).id)
    clock.now += timedelta(minutes=1)
    store.add(ME, names[0], "hello", ANSWER)
    assert [c.id for c in store.all_of(ME)] == [names[0], names[2], names[1]]
    assert [c.turns for c in store.all_of(ME)] == [1, 0, 0]
    assert [c.id for c in store.all_of(ME, limit=1, offset=1)] == [names[2]]


def test_what_belongs_to_others_does_not_exist(store: ConversationStore) -> None:
    mine = store.begin(ME).id
    assert store.all_of(OTHER) == []
    for call in (
        lambda: store.read(OTHER, mine),
        lambda: store.rename(OTHER, mine, "x"),
        lambda: store.delete(OTHER, mine),
        lambda: store.latest(OTHER, mine, 6),
        lambda: store.add(OTHER, mine, "x", ANSWER),
        lambda: store.judge(OTHER, mine, 1, unit=None, helpful=True, text=""),
        lambda: store.read(ME, "no-such-id"),
    ):
        with pytest.raises(ConversationUnknown):
            call()
    assert store.delete_all(OTHER) == 0
    assert store.read(ME, mine).turns == ()


def test_a_weak_owner_token_is_refused(store: ConversationStore) -> None:
    with pytest.raises(OwnerMissing) as caught:
        store.begin("short")
    assert "short" not in caught.value.given


def test_a_title_is_one_line_and_not_too_long(store: ConversationStore) -> None:
    name = store.begin(ME).id
    assert store.rename(ME, name, "  The\nboard  ").title == "The board"
    assert len(store.rename(ME, name, "long " * 100).title) == 80


def test_the_same_key_gives_the_same_turn(store: ConversationStore) -> None:
    name = store.begin(ME).id
    first = store.add(ME, name, "hello", ANSWER, "key-00001")
    again = store.add(ME, name, "hello", {"answer": {}}, "key-00001")
    assert (again.number, again.response) == (first.number, ANSWER)
    assert store.turn_of(ME, name, "key-00001", "hello") == first
    assert store.turn_of(ME, name, "key-00002", "hello") is None
    with pytest.raises(KeyReused) as caught:
        store.add(ME, name, "something secret", ANSWER, "key-00001")
    assert "secret" not in str(caught.value)


def test_two_at_once_get_numbers_of_their_own(store: ConversationStore) -> None:
    name = store.begin(ME).id
    with ThreadPoolExecutor(4) as pool:
        turns = list(pool.map(lambda n: store.add(ME, name, f"message {n}", ANSWER), range(8)))
    assert sorted(turn.number for turn in turns) == list(range(1, 9))
    with ThreadPoolExecutor(4) as pool:
        same = list(pool.map(lambda _: store.add(ME, name, "once", ANSWER, "one-key"), range(4)))
    assert {turn.number for turn in same} == {9}


def test_a_full_conversation_takes_no_more(store: ConversationStore) -> None:
    name = store.begin(ME).id
    for number in range(MAX_TURNS):
        store.add(ME, name, f"message {number}", ANSWER)
    with pytest.raises(ConversationFull):
        store.latest(ME, name, 6)


def test_feedback_is_kept_with_its_turn(store: ConversationStore) -> None:
    name = store.begin(ME).id
    store.add(ME, name, "hello", ANSWER)
    store.judge(ME, name, 1, unit="brokering.1", helpful=False, text="not us")
    (given,) = store.read(ME, name).feedback
    assert (given.turn, given.unit, given.helpful, given.text) == (
        1,
        "brokering.1",
        False,
        "not us",
    )
    with pytest.raises(ConversationUnknown):
        store.judge(ME, name, 7, unit=None, helpful=True, text="")


def test_what_is_deleted_is_gone(store: ConversationStore) -> None:
    name, other = store.begin(ME).id, store.begin(ME).id
    store.add(ME, name, "hello", ANSWER)
    store.judge(ME, name, 1, unit=None, helpful=True, text="")
    store.delete(ME, name)
    with pytest.raises(ConversationUnknown):
        store.read(ME, name)
    assert [c.id for c in store.all_of(ME)] == [other]
    assert store.delete_all(ME) == 1


def test_what_has_been_kept_for_long_enough_goes(store: ConversationStore, clock: Clock) -> None:
    old = store.begin(ME).id
    clock.now += timedelta(days=20)
    young = store.begin(ME).id
    clock.now += timedelta(days=11)
    assert [c.id for c in store.all_of(ME)] == [young]
    with pytest.raises(ConversationUnknown):
        store.read(ME, old)


def test_no_byte_of_a_deleted_message_is_left_in_the_file(tmp_path: Path) -> None:
    store = ConversationStore(f"sqlite:///{tmp_path / 'kept.db'}")
    private = "Zanzibar pilot, Mrs Quillfeather"
    name = store.begin(ME).id
    for number in range(40):
        store.add(ME, name, f"{private} {number}", {"answer": {"query": f"{private} {number}"}})
    store.judge(ME, name, 1, unit=None, helpful=True, text=private)

    def left() -> int:
        return sum(p.read_bytes().count(b"Quillfeather") for p in tmp_path.iterdir())

    assert left() > 40
    store.delete(ME, name)
    assert left() == 0
    store.close()
    assert left() == 0


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'below' / 'kept.db'}"
    store = ConversationStore(url)
    name = store.begin(ME, "Board").id
    store.add(ME, name, "hello", ANSWER)
    store.close()
    assert [t.message for t in ConversationStore(url).read(ME, name).turns] == ["hello"]
    kept = (tmp_path / "below" / "kept.db").read_bytes()
    assert ME.encode() not in kept


def test_in_memory_only_the_latest_are_kept(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    monkeypatch.setattr("assistant.conversations.store._IN_MEMORY_AT_MOST", 3)
    store = ConversationStore(IN_MEMORY, now=clock)
    for _ in range(5):
        clock.now += timedelta(seconds=1)
        store.begin(ME)
    assert len(store.all_of(ME)) == 3
    assert not store.on_disk


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("not a url", "what FIELDGUIDE_DATABASE_URL holds"),
        ("nosuchdb://user:secret@host/x", "user:***@host"),
        ("sqlite:////dev/null/kept.db", "sqlite:"),
    ],
)
def test_a_database_that_cannot_be_opened_is_told_without_its_password(url: str, said: str) -> None:
    with pytest.raises(StoreUnusable) as caught:
        ConversationStore(url)
    assert said in caught.value.given
    assert "secret" not in caught.value.given


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    ConversationStore(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    with pytest.raises(StoreUnusable, match="kept") as caught:
        ConversationStore(f"sqlite:///{path}")
    assert "newer version" in caught.value.given


def test_a_locked_database_is_told_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "assistant.conversations.database._PRAGMAS",
        ("PRAGMA journal_mode=WAL", "PRAGMA busy_timeout=50"),
    )
    path = tmp_path / "kept.db"
    store = ConversationStore(f"sqlite:///{path}")
    name = store.begin(ME).id
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("begin immediate")
    with pytest.raises(StoreUnusable, match="kept") as caught:
        store.add(ME, name, "a private sentence", ANSWER)
    assert "locked" in caught.value.given
    assert "private" not in str(caught.value)
    blocker.execute("rollback")
    blocker.close()
    assert store.add(ME, name, "a private sentence", ANSWER).number == 1


def test_many_at_once_lose_nothing(store: ConversationStore) -> None:
    name = store.begin(ME).id
    with ThreadPoolExecutor(16) as pool:
        turns = list(pool.map(lambda n: store.add(ME, name, f"message {n}", ANSWER), range(32)))
    assert sorted(turn.number for turn in turns) == list(range(1, 33))


def test_what_is_too_old_cannot_be_read_even_before_it_is_removed(
    store: ConversationStore, clock: Clock
) -> None:
    name = store.begin(ME).id
    clock.now += timedelta(days=31)
    with pytest.raises(ConversationUnknown):
        store.read(ME, name)
    with pytest.raises(ConversationUnknown):
        store.add(ME, name, "hello", ANSWER)


def test_traces_that_a_reader_held_back_go_at_the_next_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    quick = (*_PRAGMAS, "PRAGMA busy_timeout=50")
    monkeypatch.setattr("assistant.conversations.database._PRAGMAS", quick)
    path = tmp_path / "kept.db"
    store = ConversationStore(f"sqlite:///{path}")
    name = store.begin(ME).id
    store.add(ME, name, "Mrs Quillfeather", ANSWER)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("begin")
    reader.execute("select * from turns").fetchall()
    store.delete(ME, name)
    assert "write-ahead log" in caplog.text
    assert "Quillfeather" not in caplog.text
    reader.close()
    store.all_of(ME)
    assert sum(p.read_bytes().count(b"Quillfeather") for p in tmp_path.iterdir()) == 0
