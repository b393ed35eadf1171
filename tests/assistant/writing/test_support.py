"""Whether passages say a sentence, from words alone."""

from pathlib import Path

import pytest

from assistant.errors import SupportModelDamaged
from assistant.writing.alignment import align
from assistant.writing.learning import LabelledSentence, learn_support
from assistant.writing.support import load_support, save_support

SOURCE = (
    "Ask each partner for one hour this week and listen without answering back. "
    "Write down two things that both of them want before you say what you think."
)


def test_a_copy_is_nearer_than_anything_else() -> None:
    copy = align(
        "Ask each partner for one hour this week and listen without answering back.", [SOURCE]
    )
    assert (copy.near, copy.in_order, copy.novel, copy.limits_dropped) == (1.0, 1.0, 0, 0)
    changed = align("Ask every partner for two hours after this week and speak first.", [SOURCE])
    assert (changed.limits_added, changed.opposites, changed.novel) == (5, 2, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        "Do not ask each partner for an hour, and never listen.",
        "Ask each partner for three hours every month and speak without stopping.",
        "Hire a certified mediator from the ministry.",
        "",
        "?!",
    ],
)
def test_departures_cost_probability(wrong: str) -> None:
    model = load_support()
    said = "Ask each partner for one hour this week and listen without answering back."
    assert model.probability(said, [SOURCE]) > model.threshold
    assert model.probability(wrong, [SOURCE]) < model.threshold


def test_no_source_supports_nothing() -> None:
    assert load_support().probability("Ask each partner.", ["", " - "]) == 0.0


def test_a_file_with_other_measures_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "support.json"
    with pytest.raises(SupportModelDamaged):
        load_support(path)
    save_support(load_support().model_copy(update={"weights": {"near": 1.0}}), path)
    with pytest.raises(SupportModelDamaged, match="other measures"):
        load_support(path)


def test_learning_holds_weights_to_their_signs_and_is_repeatable() -> None:
    """Here copies are the false ones: what was written must not decide that nearness is bad."""
    units = [f"u{i}" for i in range(8)]
    sentences = [
        LabelledSentence(
            unit=unit, sources=(SOURCE,), text=text, supported=supported, distorted=not supported
        )
        for unit in units
        for text, supported in (
            ("Hear each of the partners out for an hour.", True),
            ("Ask each partner for one hour this week and listen without answering back.", False),
        )
    ]
    model = learn_support(sentences, {"from": "a test"})
    assert model == learn_support(sentences, {"from": "a test"})
    assert model.weights["near"] >= 0
    assert model.weights["novel"] <= 0
    assert model.weights["content"] == 0
