"""Rules of the house that no linter holds."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("assistant", "corpus", "evals", "index", "ui")
HEAVY = ("torch", "faiss", "sentence_transformers", "transformers", "sklearn", "streamlit")


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


# Run inside Streamlit, and by Alembic.
SCRIPTS = (
    ROOT / "ui" / "app.py",
    ROOT / "ui" / "answers.py",
    ROOT / "ui" / "sidebar.py",
    ROOT / "assistant" / "conversations" / "migrations" / "env.py",
)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_the_one_in_this_checkout(package: str) -> None:
    """Their names are generic: another distribution could put its own in their place."""
    assert Path(run(f"import {package}; print({package}.__file__)")).parent == ROOT / package


def test_importing_every_module_loads_nothing_heavy() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if path not in SCRIPTS
    ]
    code = f"import sys\nfor n in {names!r}: __import__(n)\nprint([m for m in {HEAVY!r} if m in sys.modules])"
    assert run(code) == "[]"


def test_no_file_is_too_long_to_hold_in_mind() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in (*PACKAGES, "tests", "bench")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := path.read_text("utf-8").count("\n")) > 320
    }
    assert long == {}


def test_nothing_here_can_unpickle() -> None:
    words = ("import pickle", "allow_pickle=True", "langchain_community", "joblib")
    found = [
        (path.name, word)
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for word in words
        if word in path.read_text("utf-8")
    ]
    assert found == []
