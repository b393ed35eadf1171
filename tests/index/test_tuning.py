"""Tuning a very small encoder end to end."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from transformers import AutoTokenizer, MPNetConfig, MPNetModel

from corpus.situations import Situation
from index.adapter import apply_adapter
from index.tuning import TuningPlan, tune
from index.weights import minilm_folder

UNITS = ["night.1", "day.1"]
PLAN = TuningPlan(frozen_layers=1, rank=4, epochs=20, batch=4, learning_rate=2e-2, seed=3)
LAMP = ["the lamp is dark", "light the lamp", "a lamp that smokes", "no lamp tonight"]
BRASS = ["polish the brass", "the brass is dull", "green brass again", "clean brass at dawn"]


def tiny_model(folder: Path) -> SentenceTransformer:
    """Two layers of sixteen numbers, the same each time, without dropout."""
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    torch.manual_seed(0)
    config = MPNetConfig(
        vocab_size=30527,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    MPNetModel(config, add_pooling_layer=False).save_pretrained(folder)
    AutoTokenizer.from_pretrained(minilm_folder()).save_pretrained(folder)
    encoder: Any = Transformer(str(folder), max_seq_length=64)
    return SentenceTransformer(modules=[encoder, Pooling(16), Normalize()], device="cpu")


def messages() -> list[Situation]:
    """Half labelled over all units, half written from one."""
    labelled = [
        Situation(f"l{at}", text, True, {unit: 2})
        for unit, texts in zip(UNITS, (LAMP, BRASS), strict=True)
        for at, text in enumerate(texts)
    ]
    single = [
        Situation(f"s{at}", f"{s.text}, please", True, {}, activity=next(iter(s.relevance)))
        for at, s in enumerate(labelled)
    ]
    return [*labelled, *single]


def ignore(what: str, done: int, total: int) -> None:
    """No progress shown."""


def contrast(model: SentenceTransformer) -> float:
    """How much closer messages about one thing are than messages about two."""
    lamp, brass = (np.asarray(model.encode(texts)) for texts in (LAMP, BRASS))
    within = (lamp @ lamp.T).mean() + (brass @ brass.T).mean()
    return float(within / 2 - (lamp @ brass.T).mean())


def test_tuning_brings_messages_of_one_unit_together(tmp_path: Path) -> None:
    adapter = tune(tiny_model(tmp_path / "m"), messages(), UNITS, PLAN, tmp_path / "c", ignore)
    plain, tuned = tiny_model(tmp_path / "m"), tiny_model(tmp_path / "m")
    apply_adapter(tuned, adapter)
    assert contrast(tuned) > contrast(plain) + 0.05


def test_a_run_that_was_cut_off_ends_where_a_whole_one_does(tmp_path: Path) -> None:
    whole = tune(tiny_model(tmp_path / "m"), messages(), UNITS, PLAN, tmp_path / "whole", ignore)

    def cut_off(what: str, done: int, total: int) -> None:
        if what == "tuning the encoder" and done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tune(tiny_model(tmp_path / "m"), messages(), UNITS, PLAN, tmp_path / "cut", cut_off)
    resumed = tune(tiny_model(tmp_path / "m"), messages(), UNITS, PLAN, tmp_path / "cut", ignore)
    assert resumed == whole


def test_progress_counts_every_step(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    tune(
        tiny_model(tmp_path / "m"),
        messages(),
        UNITS,
        PLAN,
        tmp_path / "c",
        lambda what, done, total: seen.append((what, done, total)),
    )
    steps = [(done, total) for what, done, total in seen if what == "tuning the encoder"]
    assert steps == [(step, 80) for step in range(1, 81)]
