"""Tuning the encoder to messages from life: low-rank changes to its upper layers.

The lower layers stay as published, so their output for each message is computed once and kept; only
the layers above are run in training. Two losses, mixed by batches:

- messages labelled over all units: the softmax over units should spread as the grades do
  (listwise, gains 2^grade - 1), with a learnt prior for how often a unit is relevant at all;
- messages written from one unit: the same without that prior, since nobody chose how often a unit
  comes up, and smoothed, since a writer's intention says little about the neighbours.

Both compare the message's vector with a learnt prototype of each unit.
"""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.situations import Situation
from index.adapter import add_changes, dump_adapter, encoder_of
from index.heads import grades_of

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class TuningPlan:
    """What a tuning run does; the defaults are what the study kept.

    Attributes:
        frozen_layers: How many layers, from below, stay as published.
        rank: Of the changes.
        epochs: Passes over all messages.
        batch: Messages a step.
        max_tokens: Longer messages are cut, in training only.
        learning_rate: Of the changes; prototypes learn faster.
        seed: Fixes order and initial values.
    """

    frozen_layers: int = 6
    rank: int = 16
    epochs: int = 3
    batch: int = 28
    max_tokens: int = 320
    learning_rate: float = 3e-4
    prototype_rate: float = 2e-3
    smoothing: float = 0.1
    seed: int = 1


def tune(
    model: "SentenceTransformer",
    situations: Sequence[Situation],
    units: Sequence[str],
    plan: TuningPlan,
    checkpoint: Path,
    on_progress: Progress,
) -> bytes:
    """Learn changes to the encoder; gives the content of adapter.safetensors.

    Args:
        model: As published. It is changed while tuning: load it anew afterwards.
        situations: Those in scope, labelled or written from one unit.
        units: Ids of all units.
        plan: What to do.
        checkpoint: Written after every epoch; a run that was cut off goes on from it.
        on_progress: Called with what is being done, how much is done, and of how much.
    """
    import torch

    torch.manual_seed(plan.seed)
    run = _Run(model, situations, units, plan, on_progress)
    first = run.resume(checkpoint)
    for epoch in range(first, plan.epochs):
        run.epoch(epoch)
        run.save(checkpoint, epoch + 1)
    return dump_adapter(run.changes())


class _Run:
    def __init__(
        self,
        model: "SentenceTransformer",
        situations: Sequence[Situation],
        units: Sequence[str],
        plan: TuningPlan,
        on_progress: Progress,
    ) -> None:
        import torch

        self._plan = plan
        self._on_progress = on_progress
        self._encoder = encoder_of(model)
        self._tokenizer = model.tokenizer
        self._encoder.requires_grad_(False)
        self._layers = list(self._encoder.encoder.layer)
        self._texts = [s.text for s in situations]
        grades = grades_of([s.grades for s in situations], units)
        self._gains = torch.tensor(2.0**grades - 1.0)
        self._listed = np.asarray([s.activity is None for s in situations])
        self._lower = self._read_lower_layers()
        self._changed = add_changes(self._layers[plan.frozen_layers :], plan.rank)
        self._prototypes = torch.nn.Parameter(self._first_prototypes(grades))
        prior = self._gains[self._listed].mean(dim=0) if self._listed.any() else self._gains.mean(0)
        self._prior = torch.nn.Parameter(torch.log(prior + 0.02))
        self._sharpness = torch.nn.Parameter(torch.tensor(math.log(16.0)))
        low_rank = [p for change in self._changed.values() for p in change.low_rank()]
        self._rates = (plan.learning_rate, plan.prototype_rate, 5e-3)
        self._optimiser = torch.optim.AdamW(
            [
                {"params": low_rank},
                {"params": [self._prototypes]},
                {"params": [self._prior, self._sharpness]},
            ],
            weight_decay=0.01,
        )
        self._clipped = [*low_rank, self._prototypes]

    def epoch(self, epoch: int) -> None:
        """One pass over all messages."""
        import torch

        batches = self._batches(epoch)
        steps = self._plan.epochs * len(batches)
        self._encoder.train()
        for done, batch in enumerate(batches):
            step = epoch * len(batches) + done
            pace = min(1.0, (step + 1) / 30) * max(0.05, 1.0 - step / steps)
            for group, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
                group["lr"] = rate * pace
            loss = self._loss(batch)
            self._optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self._clipped, 1.0)
            self._optimiser.step()
            self._on_progress("tuning the encoder", step + 1, steps)

    def changes(self) -> "dict[str, tuple[torch.Tensor, torch.Tensor]]":
        """Weight name -> (down, up), the scale folded into up."""
        first = self._plan.frozen_layers
        return {
            f"encoder.layer.{first + int(name.split('.', 1)[0])}.{name.split('.', 1)[1]}.weight": (
                change.down,
                change.up * change.scale,
            )
            for name, change in self._changed.items()
        }

    def save(self, path: Path, epochs_done: int) -> None:
        """Everything needed to go on, as tensors."""
        import torch
        from safetensors.torch import save_file

        state: dict[str, torch.Tensor] = {
            f"{n}.{k}": p for n, c in self._changed.items() for k, p in c.named()
        }
        state |= {"prototypes": self._prototypes, "prior": self._prior}
        state |= {"sharpness": self._sharpness, "epochs": torch.tensor(epochs_done)}
        for at, values in self._optimiser.state_dict()["state"].items():
            state |= {f"optimiser.{at}.{key}": value for key, value in values.items()}
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        save_file({k: v.detach().clone().contiguous() for k, v in state.items()}, fresh)
        fresh.replace(path)

    def resume(self, path: Path) -> int:
        """Take up a checkpoint if there is one; gives how many epochs are done."""
        import torch
        from safetensors.torch import load_file

        if not path.exists():
            return 0
        state = load_file(path)
        with torch.no_grad():
            for name, change in self._changed.items():
                for key, parameter in change.named():
                    parameter.copy_(state[f"{name}.{key}"])
            self._prototypes.copy_(state["prototypes"])
            self._prior.copy_(state["prior"])
            self._sharpness.copy_(state["sharpness"])
        moments = self._optimiser.state_dict()
        moments["state"] = {}
        for key, value in state.items():
            if key.startswith("optimiser."):
                _, at, name = key.split(".")
                moments["state"].setdefault(int(at), {})[name] = value
        self._optimiser.load_state_dict(moments)
        return int(state["epochs"])

    def _batches(self, epoch: int) -> list[list[int]]:
        """Batches of similar length, all labelled or all written from one unit, in random order."""
        order = random.Random(f"{self._plan.seed}/{epoch}")  # noqa: S311 - not for secrets
        batches: list[list[int]] = []
        for listed in (True, False):
            rows = [int(row) for row in np.flatnonzero(self._listed == listed)]
            order.shuffle(rows)
            batches.extend(self._by_length(rows))
        order.shuffle(batches)
        return batches

    def _by_length(self, rows: Sequence[int]) -> Iterator[list[int]]:
        size = self._plan.batch
        for at in range(0, len(rows), size * 8):
            near = sorted(rows[at : at + size * 8], key=lambda row: len(self._lower[row]))
            yield from (near[b : b + size] for b in range(0, len(near), size))

    def _loss(self, batch: Sequence[int]) -> "torch.Tensor":
        import torch
        from torch.nn.functional import cross_entropy, normalize

        vectors = self._vectors(batch)
        similar = torch.exp(self._sharpness) * vectors @ normalize(self._prototypes, dim=-1).T
        gains = self._gains[list(batch)]
        wanted = gains / gains.sum(dim=1, keepdim=True)
        if self._listed[batch[0]]:
            return cross_entropy(similar + self._prior, wanted)
        return cross_entropy(similar, wanted, label_smoothing=self._plan.smoothing)

    def _vectors(self, batch: Sequence[int]) -> "torch.Tensor":
        import torch
        from torch.nn.functional import normalize

        longest = max(len(self._lower[row]) for row in batch)
        hidden = torch.zeros(len(batch), longest, self._lower[batch[0]].shape[1])
        mask = torch.zeros(len(batch), longest)
        for at, row in enumerate(batch):
            hidden[at, : len(self._lower[row])] = self._lower[row].float()
            mask[at, : len(self._lower[row])] = 1.0
        hidden = self._run_layers(hidden, mask, self._layers[self._plan.frozen_layers :])
        pooled = (hidden * mask[..., None]).sum(dim=1) / mask.sum(dim=1, keepdim=True)
        return normalize(pooled, dim=-1)

    def _read_lower_layers(self) -> "list[torch.Tensor]":
        import torch

        kept: dict[int, torch.Tensor] = {}
        order = sorted(range(len(self._texts)), key=lambda row: len(self._texts[row]))
        self._encoder.eval()
        for at in range(0, len(order), 32):
            rows = order[at : at + 32]
            tokens = self._tokenizer(
                [self._texts[row] for row in rows],
                padding=True,
                truncation=True,
                max_length=self._plan.max_tokens,
                return_tensors="pt",
            )
            mask = tokens["attention_mask"].float()
            with torch.no_grad():
                hidden = self._encoder.embeddings(input_ids=tokens["input_ids"])
                hidden = self._run_layers(hidden, mask, self._layers[: self._plan.frozen_layers])
            for row, states, length in zip(rows, hidden, mask.sum(dim=1), strict=True):
                kept[row] = states[: int(length)].half()
            self._on_progress("reading all messages", min(at + 32, len(order)), len(order))
        return [kept[row] for row in range(len(self._texts))]

    def _run_layers(
        self, hidden: "torch.Tensor", mask: "torch.Tensor", layers: Sequence["torch.nn.Module"]
    ) -> "torch.Tensor":
        import torch

        ignored = (1.0 - mask[:, None, None, :]) * -1e9
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_has_fast_half_precision()):
            bias = self._encoder.encoder.compute_position_bias(hidden)
            for layer in layers:
                hidden = layer(hidden, ignored, position_bias=bias)[0]
        return hidden.float()

    def _first_prototypes(
        self, grades: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"
    ) -> "torch.Tensor":
        """The mean vector of the messages that name a unit, graded."""
        import torch
        from torch.nn.functional import normalize

        with torch.no_grad():
            rows = sorted(range(len(self._texts)), key=lambda row: len(self._lower[row]))
            vectors = torch.zeros(len(rows), self._lower[0].shape[1])
            for at in range(0, len(rows), 64):
                batch = rows[at : at + 64]
                vectors[batch] = self._vectors(batch)
        return normalize(torch.tensor(grades).T @ vectors, dim=-1)


def _has_fast_half_precision() -> bool:
    """Whether bfloat16 is this processor's own: twice as fast then, and far slower otherwise."""
    import torch

    return bool(torch.cpu._is_avx512_bf16_supported())
