"""Opening the database of conversations: safe settings, the newest form, errors in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from assistant.conversations.errors import StoreUnusable

IN_MEMORY = "sqlite://"
_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_MS = 5_000
_MIGRATING = 0x6669656C64  # any number, the same for every service that shares a PostgreSQL
# Deleted rows are overwritten, not just unlinked; a commit is on the disk when it returns.
_PRAGMAS = (
    f"PRAGMA busy_timeout={_BUSY_MS}",  # first: the others may have to wait too
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
)


def open_database(url: str) -> Engine:
    """Connect, and bring the tables to the form this version knows.

    Args:
        url: SQLAlchemy's form; `sqlite://` keeps everything in memory.

    Raises:
        StoreUnusable: It cannot be opened, or a newer version wrote it.
    """
    with told(url):
        try:
            engine = _engine(url)
            with engine.begin() as connection:
                config = Config()
                config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
                config.attributes["connection"] = connection
                _wait_for_others(connection)
                command.upgrade(config, "head")
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise _unusable(url, str(error).split("\n")[0]) from error
        except OSError as error:
            raise _unusable(url, str(error)) from error
        except CommandError as error:
            raise _unusable(url, "tables written by a newer version of fieldguide") from error
        return engine


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn what a database says into an error of ours, without any text that somebody typed.

    Raises:
        StoreUnusable: The database refused.
    """
    try:
        yield
    except DBAPIError as error:
        # Only what the driver says: SQLAlchemy's own message holds the values.
        raise _unusable(url, str(error.orig).split("\n")[0]) from None


def forget_traces(engine: Engine) -> bool:
    """Empty SQLite's write-ahead log, which still holds pages as they were before a deletion.

    Returns:
        Whether nothing is left: false while another connection reads what was there before.
    """
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect() as connection:
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
    return not busy


def is_in_memory(url: str) -> bool:
    """Whether a database lives in the memory of this process only."""
    parsed = make_url(url)
    return parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:")


def _wait_for_others(connection: Connection) -> None:
    """Let one service at a time change the tables, wholly or not at all."""
    if connection.dialect.name == "sqlite":  # whose driver begins no transaction for such changes
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")


def _engine(url: str) -> Engine:
    # Parameters are what people typed: no error may show them, whoever logs it.
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if is_in_memory(url):  # one connection, lent to one thread at a time: another would be empty
        engine = create_engine(
            url,
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            connect_args={"check_same_thread": False},
        )
    else:
        _make_file(make_url(url).database or "")
        engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    return engine


def _make_file(name: str) -> None:
    """An empty file that only its owner may read; SQLite's two beside it take after it."""
    path = Path(name)
    if not name.startswith("file:") and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)


def _prepare(connection: Any, _: object) -> None:  # noqa: ANN401 - a driver's connection
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _unusable(url: str, why: str) -> StoreUnusable:
    return StoreUnusable(
        "Conversations cannot be kept.",
        given=f"{without_password(url)}: {why}"[:300],
        expected="a database that this version can open, read and write",
        action="Correct FIELDGUIDE_DATABASE_URL, mend the database, or set FIELDGUIDE_KEEP_DAYS=0.",
    )


def without_password(url: str) -> str:
    """A database URL that can be shown."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "what FIELDGUIDE_DATABASE_URL holds"
