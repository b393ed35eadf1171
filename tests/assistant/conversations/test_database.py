"""A database of conversations is opened whole, by one at a time, and changed by nobody else."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from assistant.conversations.database import IN_MEMORY, is_in_memory, open_database
from assistant.conversations.errors import StoreUnusable
from assistant.conversations.store import ConversationStore
from assistant.conversations.tables import Base
from assistant.settings import Settings

ME = "m" * 32


def test_the_migrations_make_the_tables_that_the_code_knows() -> None:
    with open_database(IN_MEMORY).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_services_that_start_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: open_database(url), range(6)))
    for engine in opened:
        assert "turns" in inspect(engine).get_table_names()
        engine.dispose()


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table feedback (mine text)")  # in the way of the third table
    connection.close()
    with pytest.raises(StoreUnusable, match="feedback already exists"):
        open_database(f"sqlite:///{path}")
    with sqlite3.connect(path) as connection:
        assert connection.execute("select name from sqlite_master").fetchall() == [("feedback",)]
    connection.close()


def test_a_read_only_database_is_told_and_no_folder_is_made_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "kept.db"
    open_database(f"sqlite:///{path}").dispose()
    with pytest.raises(StoreUnusable) as caught:
        ConversationStore(f"sqlite:///file:{path}?mode=ro&uri=true", keep_days=30)
    assert "readonly" in caught.value.given
    assert not (tmp_path / "file:").exists()


def test_only_the_owner_of_the_file_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    store = ConversationStore(f"sqlite:///{path}")
    store.begin(ME)
    assert {p.name: p.stat().st_mode & 0o777 for p in tmp_path.iterdir()} == {
        "kept.db": 0o600,
        "kept.db-wal": 0o600,
        "kept.db-shm": 0o600,
    }


def test_no_error_of_the_database_shows_what_was_typed(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'kept.db'}")
    with engine.connect() as connection, pytest.raises(DBAPIError) as caught:
        connection.execute(text("insert into nowhere values (:said)"), {"said": "private"})
    assert "private" not in str(caught.value)


@pytest.mark.parametrize("url", [IN_MEMORY, "sqlite:///:memory:"])
def test_memory_is_told_from_a_file(url: str) -> None:
    assert is_in_memory(url)
    store = ConversationStore(url)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: store.begin(ME), range(2)))
    assert len(store.all_of(ME)) == 2
    assert not is_in_memory("sqlite:///kept.db")
    assert not is_in_memory("postgresql+psycopg://host/kept")


def test_a_data_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "50% odd? #1"
    store = ConversationStore(Settings(data_dir=folder).conversations_url)
    store.close()
    assert [p.name for p in folder.iterdir()] == ["conversations.db"]
