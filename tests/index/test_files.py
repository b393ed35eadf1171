"""An index on disk is whole or refused."""

import json
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from langchain_core.documents import Document

import index.files
from index.errors import IndexDamaged, IndexMissing, IndexStale
from index.files import LAYOUT, IndexFiles, Manifest, hashes, read_index, write_index

FILES = ["manifest.json", "vectors.npy", "documents.jsonl"]


def write(folder: Path, text: str = "one") -> Manifest:
    """A small build."""
    documents = [Document(id="a", page_content=text, metadata={"kind": "duty"})]
    content = IndexFiles(documents, np.ones((1, 4), dtype=np.float32)).to_bytes()
    manifest = manifest_of(content)
    write_index(folder, content, manifest)
    return manifest


def manifest_of(content: dict[str, bytes]) -> Manifest:
    """Says of any files that they are the right ones."""
    return Manifest(
        layout=LAYOUT,
        embedder="fake",
        embedder_fingerprint="f",
        dimension=4,
        profile="p",
        source_sha256="s",
        profile_sha256="p",
        learned_sha256=None,
        passages=1,
        files=hashes(content),
    )


def test_what_is_written_is_read(tmp_path: Path) -> None:
    manifest = write(tmp_path)
    files, found = read_index(tmp_path)
    assert found == manifest
    assert files.documents == [Document(id="a", page_content="one", metadata={"kind": "duty"})]
    assert files.vectors.tolist() == [[1.0] * 4]


@pytest.mark.parametrize("name", FILES)
def test_a_single_changed_byte_is_refused_in_any_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / write(tmp_path).digest / name
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 25)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises((IndexDamaged, IndexStale)):
            read_index(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / write(tmp_path).digest / name).unlink()
    with pytest.raises(IndexDamaged) as caught:
        read_index(tmp_path)
    assert name in caught.value.given


@pytest.mark.parametrize("pointer", ["", "../../../etc", "0" * 16 + "0", "/etc/passwd\0"])
def test_a_pointer_to_anywhere_else_is_refused(tmp_path: Path, pointer: str) -> None:
    write(tmp_path)
    (tmp_path / "CURRENT").write_text(pointer)
    with pytest.raises(IndexDamaged):
        read_index(tmp_path)


def test_without_a_pointer_there_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        read_index(tmp_path)


def test_another_layout_asks_for_a_rebuild(tmp_path: Path) -> None:
    path = tmp_path / write(tmp_path).digest / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "layout": LAYOUT + 1}))
    with pytest.raises(IndexStale) as caught:
        read_index(tmp_path)
    assert "fieldguide index build" in caught.value.action


@pytest.mark.parametrize("call", range(4))
def test_a_crash_while_writing_leaves_the_old_build_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    """Dies at each write in turn: three files, then the pointer."""
    old = write(tmp_path)
    calls = 0
    original = index.files._write_synced

    def die(path: Path, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == call + 1:
            raise OSError("disk full")
        original(path, data)

    monkeypatch.setattr(index.files, "_write_synced", die)
    with pytest.raises(OSError, match="disk full"):
        write(tmp_path, "two")
    assert read_index(tmp_path)[1] == old
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".building-")]


def pickled() -> bytes:
    """An array of objects, which numpy can only read by unpickling."""
    buffer = BytesIO()
    np.save(buffer, np.asarray([{"a": 1}], dtype=object), allow_pickle=True)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"vectors.npy": pickled(), "documents.jsonl": b""}, "allow_pickle"),
        ({"documents.jsonl": b""}, "vectors.npy"),
        ({"vectors.npy": pickled()[:20], "documents.jsonl": b""}, "unreadable"),
        ({"vectors.npy": b"", "documents.jsonl": b""}, "unreadable"),
    ],
    ids=["pickled", "no vectors", "cut short", "empty"],
)
def test_files_that_hold_something_else_are_refused_although_their_hashes_fit(
    tmp_path: Path, content: dict[str, bytes], reason: str
) -> None:
    """Nothing is ever unpickled, whoever wrote the manifest."""
    write_index(tmp_path, content, manifest_of(content))
    with pytest.raises(IndexDamaged) as caught:
        read_index(tmp_path)
    assert reason in caught.value.given


@given(
    texts=st.lists(st.text(max_size=20), max_size=4),
    numbers=st.lists(st.floats(width=32, allow_nan=False), min_size=4, max_size=4),
)
@example(texts=["a\u2028b\u0085c\x0bd\n\re"], numbers=[0.0, 1.0, -1.0, 1e-30])
def test_any_text_and_any_vector_survive(texts: list[str], numbers: list[float]) -> None:
    documents = [
        Document(id=f"{at}\u2029", page_content=text, metadata={"kind": text})
        for at, text in enumerate(texts)
    ]
    vectors = np.asarray([numbers] * len(texts), dtype=np.float32).reshape(len(texts), 4)
    again = IndexFiles.from_bytes(IndexFiles(documents, vectors).to_bytes())
    assert again.documents == documents
    assert np.array_equal(again.vectors, vectors)


def test_a_new_build_replaces_the_old_and_an_equal_one_is_mended(tmp_path: Path) -> None:
    old, new = write(tmp_path), write(tmp_path, "two")
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["CURRENT", new.digest])
    assert old.digest != new.digest
    (tmp_path / new.digest / "vectors.npy").write_bytes(b"rotten")
    write(tmp_path, "two")
    assert read_index(tmp_path)[0].documents[0].page_content == "two"
