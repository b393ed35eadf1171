"""A real browser, the real page, the real API and the real encoder."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from ui import texts

pytestmark = [pytest.mark.browser, pytest.mark.model]

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "artefacts"
CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("Chromium is not installed", allow_module_level=True)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Index built, API and page started, as `make run` does; gives the page's address."""
    api, page = free_port(), free_port()
    environment = {
        **os.environ,
        "FIELDGUIDE_DATA_DIR": str(tmp_path_factory.mktemp("data")),
        "FIELDGUIDE_MODELS_DIR": str(ROOT / ".fieldguide" / "models"),
        "FIELDGUIDE_PORT": str(api),
        "FIELDGUIDE_UI_PORT": str(page),
        "FIELDGUIDE_API_URL": f"http://127.0.0.1:{api}",
    }
    command = [sys.executable, "-m", "assistant.cli.main"]
    subprocess.run([*command, "index", "build"], env=environment, check=True)
    servers = [subprocess.Popen([*command, name], env=environment) for name in ("serve", "ui")]
    try:
        wait_until_up(f"http://127.0.0.1:{api}/readyz")
        wait_until_up(f"http://127.0.0.1:{page}/_stcore/health")
        yield f"http://127.0.0.1:{page}"
    finally:
        for server in servers:
            server.terminate()
        for server in servers:
            server.wait(timeout=20)


def wait_until_up(url: str) -> None:
    """Return when the address answers; a test's own timeout ends a wait in vain."""
    while True:
        try:
            if httpx2.get(url).status_code == httpx2.codes.OK:
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.2)


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """The page, open; fails when anything off this machine was asked for or a script was stopped."""
    assert CHROMIUM, "CI needs Chromium; `make test` installs it as root on Debian"
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 1500})
        strangers: list[str] = []
        page.on(
            "request",
            lambda r: (
                None if r.url.startswith((address, "data:", "blob:")) else strangers.append(r.url)
            ),
        )
        complaints: list[str] = []
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.goto(address)
        yield page
        browser.close()
    assert strangers == []
    assert [c for c in complaints if "Content Security Policy" in c] == []


def test_a_situation_gets_a_cited_answer_whose_source_opens(page: Page) -> None:
    expect(page.get_by_text(texts.EXAMPLES_TITLE)).to_be_visible(timeout=30_000)
    page.screenshot(path=PICTURES / "empty.png")
    page.get_by_role("textbox").fill(
        "Two partners in our pilot stopped talking to each other. Each tells me that the other is to "
        "blame, and the steering group meets on Thursday. Meanwhile the clinics do not know which of "
        "the two forms they should use. What can I do before then?"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_text(texts.SOURCES)).to_be_visible(timeout=30_000)
    expect(page.get_by_text("You wrote").first).to_be_visible()
    page.screenshot(path=PICTURES / "answer.png", full_page=True)
    page.get_by_role("button", name=texts.OPEN_SOURCE).first.click()
    expect(page.locator("mark")).to_be_visible(timeout=10_000)
    page.wait_for_timeout(600)  # the dialog slides in
    page.screenshot(path=PICTURES / "source.png")


def test_hostile_markup_loads_nothing_and_runs_nothing(page: Page) -> None:
    expect(page.get_by_text(texts.EXAMPLES_TITLE)).to_be_visible(timeout=30_000)
    page.get_by_role("textbox").fill(
        "![x](http://evil.example/i.png) <img src=http://evil.example/j.png "
        "onerror=document.title='owned'> our partners lost all trust"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_text(texts.SOURCES)).to_be_visible(timeout=30_000)
    expect(page.get_by_text("<img src=http://evil.example/j.png").first).to_be_visible()
    assert page.title() == texts.TITLE
