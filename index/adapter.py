"""Low-rank changes to an encoder's weights (LoRA, Hu et al. 2021): a few megabytes beside the model.

Stored as `<weight name>.down` (rank, in) and `<weight name>.up` (out, rank) in half precision; the
changed weight is `W + up @ down`, the scale being folded into `up`.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer


def encoder_of(model: "SentenceTransformer") -> Any:  # noqa: ANN401 - torch types its attributes as unions
    """The transformer inside a sentence-transformers model."""
    return model[0].auto_model


def apply_adapter(model: "SentenceTransformer", content: bytes) -> None:
    """Add the changes to the weights, once, in place: encoding costs nothing more.

    Raises:
        KeyError: The adapter was made for another model.
    """
    import torch
    from safetensors.torch import load

    tensors = load(content)
    weights = dict(encoder_of(model).named_parameters())
    with torch.no_grad():
        for name in sorted({key.rpartition(".")[0] for key in tensors}):
            change = tensors[f"{name}.up"].float() @ tensors[f"{name}.down"].float()
            weights[name].add_(change)


def dump_adapter(changes: "dict[str, tuple[torch.Tensor, torch.Tensor]]") -> bytes:
    """Weight name -> (down, up) as the content of adapter.safetensors."""
    from safetensors.torch import save

    tensors = {}
    for name, (down, up) in changes.items():
        tensors[f"{name}.down"] = down.detach().half().contiguous()
        tensors[f"{name}.up"] = up.detach().half().contiguous()
    return save(tensors)


class LowRankChange:
    """W x + scale * up (down x), put in the place of a linear layer."""

    def __init__(self, layer: "torch.nn.Linear", rank: int) -> None:
        import torch

        self.scale = 2.0
        self.down = torch.nn.Parameter(
            torch.randn(rank, layer.in_features) / math.sqrt(layer.in_features)
        )
        self.up = torch.nn.Parameter(torch.zeros(layer.out_features, rank))
        layer.register_forward_hook(self._add)

    def _add(
        self, layer: object, inputs: "tuple[torch.Tensor, ...]", output: "torch.Tensor"
    ) -> "torch.Tensor":
        return output + self.scale * (inputs[0] @ self.down.T) @ self.up.T

    def low_rank(self) -> "list[torch.nn.Parameter]":
        """What is learnt."""
        return [self.down, self.up]

    def named(self) -> "list[tuple[str, torch.nn.Parameter]]":
        """The same by name."""
        return [("down", self.down), ("up", self.up)]


def add_changes(layers: Sequence["torch.nn.Module"], rank: int) -> dict[str, LowRankChange]:
    """A change for every linear layer; names are `<layer>.<path>`."""
    import torch

    return {
        f"{at}.{name}": LowRankChange(module, rank)
        for at, layer in enumerate(layers)
        for name, module in layer.named_modules()
        if isinstance(module, torch.nn.Linear)
    }
