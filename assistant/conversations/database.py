"""Opening the database of conversations: safe settings, the newest form, errors in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from assistant.conversations.errors import StoreUnusable

IN_MEMORY = "sqlite://"
_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_MS = 5_000
# Deleted rows are overwritten, not just unlinked; a commit is on the disk when it returns.
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={_BUSY_MS}",
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
    except IntegrityError:
        raise  # two at once: for the caller to try again
    except DBAPIError as error:
        # Only what the driver says: SQLAlchemy's own message holds the values.
        raise _unusable(url, str(error.orig).split("\n")[0]) from None


def forget_traces(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, which still holds pages as they were before a deletion."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if url == IN_MEMORY:  # one connection, lent to one thread at a time: another would be empty
        engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            connect_args={"check_same_thread": False},
        )
    else:
        Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    return engine


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
