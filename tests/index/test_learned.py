"""What was learnt is shipped whole, and learnt again from the data in the repository."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.loading import SHIPPED_PROFILE
from corpus.situations import load_situations
from corpus.types import Profile
from index.encoders import ENCODERS
from index.errors import LearnedDamaged
from index.learned import learned_folder, load_learned, save_learned

SHIPPED = sorted(path.name for path in (SHIPPED_PROFILE / "learned").iterdir())


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_is_whole_and_fits_profile_and_encoder(name: str, profile: Profile) -> None:
    learned = load_learned(learned_folder(SHIPPED_PROFILE, name))
    assert learned is not None
    assert learned.manifest.units == [unit.id for unit in profile.units]
    assert learned.manifest.base_fingerprint == ENCODERS[name].fingerprint()
    assert learned.head.messages.shape[1] == ENCODERS[name].dimension
    assert learned.head.weights.shape == (len(learned.head.messages), len(profile.units))


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_was_learnt_from_the_messages_in_the_repository(
    name: str, profile: Profile
) -> None:
    learned = load_learned(learned_folder(SHIPPED_PROFILE, name))
    assert learned is not None
    situations = load_situations(SHIPPED_PROFILE, profile)
    assert learned.manifest.situations_sha256 == situations.sha256
    assert learned.manifest.messages == len(situations.labelled)


def test_a_profile_without_labelled_messages_has_learnt_nothing(tmp_path: Path) -> None:
    assert load_learned(learned_folder(tmp_path, "minilm")) is None


@pytest.mark.parametrize("name", ["head.safetensors", "scope.json", "manifest.json"])
def test_a_changed_byte_is_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "learned"
    shutil.copytree(learned_folder(SHIPPED_PROFILE, "minilm"), folder)
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 0xFF
    (folder / name).write_bytes(bytes(content))
    with pytest.raises(LearnedDamaged) as refused:
        load_learned(folder)
    assert name in refused.value.given


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "learned"
    shutil.copytree(learned_folder(SHIPPED_PROFILE, "minilm"), folder)
    (folder / "scope.json").unlink()
    with pytest.raises(LearnedDamaged, match="cannot be used"):
        load_learned(folder)


def test_it_is_the_same_after_writing_and_reading(tmp_path: Path) -> None:
    learned = load_learned(learned_folder(SHIPPED_PROFILE, "minilm"))
    assert learned is not None
    save_learned(tmp_path, learned)
    again = load_learned(tmp_path)
    assert again is not None
    assert again.sha256 == learned.sha256
    assert np.array_equal(again.head.weights, learned.head.weights)
    assert again.scope == learned.scope
