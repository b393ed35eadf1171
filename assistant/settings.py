"""What can be set, from the environment: every name starts with FIELDGUIDE_."""

import logging
import os
from difflib import get_close_matches
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL

from assistant.errors import SettingInvalid
from corpus.loading import SHIPPED_PROFILE


class Settings(BaseSettings):
    """Read once, where the program starts; never at import."""

    model_config = SettingsConfigDict(env_prefix="FIELDGUIDE_", frozen=True)

    profile_dir: Path = Field(
        SHIPPED_PROFILE, description="Folder with source.txt and profile.yaml."
    )
    data_dir: Path = Field(Path(".fieldguide"), description="Where the index is kept.")
    models_dir: Path = Field(
        Path(".fieldguide/models"), description="Where fetched encoders are kept."
    )
    embedder: str = Field("mpnet", description="Which encoder turns texts into vectors.")
    suggestions: int = Field(
        4, ge=1, le=10, description="How many suggestions an answer makes at most."
    )
    also_worth: int = Field(3, ge=0, le=10, description="How many more are named beside them.")
    max_message_chars: int = Field(
        4000, ge=100, le=20000, description="Longest message, in characters."
    )
    keep_days: int = Field(
        30,
        ge=0,
        le=3650,
        description="Days that a conversation is kept after its last change; 0 writes nothing to disk.",
    )
    database_url: str = Field(
        "", description="Where conversations are kept; a SQLite file in the data folder by default."
    )
    model: str = Field(
        "",
        pattern=r"^$|^[a-z0-9_]+:\S+$",
        description="A language model that may write over answers, as provider:name.",
    )
    model_url: str = Field(
        "", pattern=r"^$|^https?://", description="Where the model is reached, if not where usual."
    )
    model_connect_s: float = Field(5.0, gt=0, le=60, description="For the model to be reached.")
    model_first_token_s: float = Field(
        30.0, gt=0, le=600, description="For the first piece of its text."
    )
    model_idle_s: float = Field(15.0, gt=0, le=600, description="Between two pieces of its text.")
    model_total_s: float = Field(
        90.0, gt=0, le=3600, description="For all it writes over an answer, second try included."
    )
    host: str = Field("127.0.0.1", description="Address the API listens on.")
    port: int = Field(8600, ge=1, le=65535, description="Port the API listens on.")

    allowed_hosts: tuple[str, ...] = Field(
        ("127.0.0.1", "localhost", "[::1]", "testserver"),
        description="Host names the API answers to; others are refused (as a JSON list).",
    )

    @property
    def index_dir(self) -> Path:
        """Where the index lives, below `data_dir`."""
        return self.data_dir / "index"

    @property
    def conversations_file(self) -> Path:
        """Where conversations are kept unless `database_url` says otherwise."""
        return self.data_dir / "conversations.db"

    @property
    def conversations_url(self) -> str:
        """Where conversations are kept, as SQLAlchemy names it; in memory where none are to be."""
        if self.keep_days == 0:
            return "sqlite://"
        kept = URL.create("sqlite", database=str(self.conversations_file))
        return self.database_url or kept.render_as_string()


_LOG = logging.getLogger(__name__)
_PREFIX = "FIELDGUIDE_"
_OF_THE_PAGE = ("API_URL", "UI_HOST", "UI_PORT")  # ui/settings.py reads these


def read_settings() -> Settings:
    """Settings from the environment.

    Raises:
        SettingInvalid: A variable holds something that cannot be used.
    """
    _warn_of_unknown()
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise SettingInvalid(
            "A setting cannot be used.",
            given=f"FIELDGUIDE_{name}={first['input']!r}",
            expected=first["msg"],
            action="Correct or unset the variable; the README lists them all.",
        ) from error


def _warn_of_unknown() -> None:
    """A misspelt variable would otherwise be a setting that silently does nothing."""
    known = [name.upper() for name in Settings.model_fields] + list(_OF_THE_PAGE)
    for variable in sorted(os.environ):
        name = variable.upper().removeprefix(_PREFIX)
        if variable.upper().startswith(_PREFIX) and name not in known:
            near = get_close_matches(name, known, n=1)
            meant = f"; did you mean {_PREFIX}{near[0]}?" if near else ""
            _LOG.warning("There is no setting %s%s It is ignored.", variable, meant or ".")
