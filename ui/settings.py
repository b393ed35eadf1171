"""What can be set about the page, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class UiSettings(BaseSettings):
    """Read where the page starts; never at import."""

    model_config = SettingsConfigDict(env_prefix="FIELDGUIDE_", frozen=True)

    api_url: str = Field("http://127.0.0.1:8600", description="Where the page finds the API.")
    ui_host: str = Field("127.0.0.1", description="Address the page listens on.")
    ui_port: int = Field(8601, ge=1, le=65535, description="Port the page listens on.")


def read_settings() -> UiSettings:
    """Settings from the environment."""
    return UiSettings()
