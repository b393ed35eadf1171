"""An answer to write over, and a writer around a script."""

from collections.abc import Sequence

import pytest

from assistant.answering import Assistant
from assistant.identifiers import find_identifiers, masked
from assistant.types import Answer
from assistant.writing.generation import Deadlines
from assistant.writing.passages import passages_of
from assistant.writing.support import load_support
from assistant.writing.writer import Writer
from tests.assistant.writing.scripted import ScriptedChatModel, Step, line

MESSAGE = "Two partner agencies have stopped talking. Who should sit in between?"


@pytest.fixture(scope="session")
def answer(assistant: Assistant) -> Answer:
    """Three suggestions with practice notes."""
    return assistant.ask(MESSAGE).answer


@pytest.fixture(scope="session")
def good(answer: Answer) -> list[str]:
    """Three sentences that hold: steps of the practice notes, as they stand there."""
    units = [(s.citation.node.id, s.note) for s in answer.suggestions]
    return [line(note.steps[0], f"{unit}:note") for unit, note in units if note]


def writer_around(model: ScriptedChatModel, *, local: bool = True, total_s: float = 5.0) -> Writer:
    """A writer whose model is given half a second for its first words."""
    return Writer(
        model,
        name="scripted:model",
        local=local,
        deadlines=Deadlines(connect_s=1, first_token_s=0.5, idle_s=0.3, total_s=total_s),
        support=load_support(),
        hide=lambda text: masked(text, find_identifiers(text)),
    )


def model_that(*scripts: Sequence[Step]) -> ScriptedChatModel:
    """A model with one script for each try."""
    return ScriptedChatModel(scripts=[list(script) for script in scripts])


def ids(answer: Answer) -> list[str]:
    """What may be cited."""
    return [passage.id for passage in passages_of(answer)]
