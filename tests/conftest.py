"""What every test gets: a clean environment, its own data folder, and no way out to the network."""

import ipaddress
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from corpus.loading import SHIPPED_PROFILE, load_profile
from corpus.types import Profile

TINY_PROFILE = Path(__file__).parent / "data" / "tiny_profile"

# The same examples in every run, and no failure because a machine is slow.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the developer's machine reaches a test, and no test writes into the checkout."""
    for name in [name for name in os.environ if name.startswith("FIELDGUIDE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("FIELDGUIDE_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections leave this machine for nobody; loopback and Unix sockets stay open."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, _only_loopback(getattr(socket.socket, name)))


def _only_loopback(
    connect: Callable[[socket.socket, object], int | None],
) -> Callable[[socket.socket, object], int | None]:
    def guarded(self: socket.socket, address: object) -> int | None:
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            raise ConnectionRefusedError(f"a test tried to reach {address[0]}")
        return connect(self, address)

    return guarded


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def profile() -> Profile:
    """The shipped profile."""
    return load_profile(SHIPPED_PROFILE)


@pytest.fixture(scope="session")
def tiny_profile_dir() -> Path:
    """A small profile about lighthouse keeping, with other level names. Copy before changing it."""
    return TINY_PROFILE


@pytest.fixture(scope="session")
def tiny_profile(tiny_profile_dir: Path) -> Profile:
    """The small profile about lighthouse keeping."""
    return load_profile(tiny_profile_dir)
