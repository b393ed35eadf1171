"""The safety net itself holds."""

import os
import socket
from pathlib import Path

import pytest


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as client, pytest.raises(ConnectionRefusedError, match=r"192\.0\.2\.1"):
        client.connect(("192.0.2.1", 80))  # an address reserved for documentation
    with socket.socket() as client, pytest.raises(ConnectionRefusedError, match=r"example\.org"):
        client.connect_ex(("example.org", 80))


def test_a_connection_to_this_machine_is_let_through() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
        assert client.getpeername() == server.getsockname()


def test_the_only_setting_a_test_sees_is_its_own_data_folder(tmp_path: Path) -> None:
    seen = {name: value for name, value in os.environ.items() if name.startswith("FIELDGUIDE_")}
    assert seen == {"FIELDGUIDE_DATA_DIR": str(tmp_path / "data")}
