"""A profile folder on disk becomes a `Profile`."""

import hashlib
from collections import Counter
from pathlib import Path

import yaml
from pydantic import ValidationError

from corpus.errors import ProfileInvalid, ProfileMissing
from corpus.schema import KindEntry, NodeEntry, OmissionEntry, PrintingEntry, ProfileFile, SpanEntry
from corpus.types import Kind, Metadata, Node, Omission, Printing, Profile, Span
from corpus.validation import first_problem

SHIPPED_PROFILE = Path(__file__).parent / "ispp"


def load_profile(folder: Path = SHIPPED_PROFILE) -> Profile:
    """Read `source.txt` and `profile.yaml` of a profile folder.

    The structure is checked here (schema, ids, parents, levels); that the words are those of the
    source is the business of `corpus.checking`.

    Raises:
        ProfileMissing: The folder or one of the two files is not there.
        ProfileInvalid: The file breaks the schema or contradicts itself.
    """
    source_bytes = _read(folder, "source.txt")
    profile_bytes = _read(folder, "profile.yaml")
    entries = _parse(profile_bytes, folder / "profile.yaml")
    _check_structure(entries, folder / "profile.yaml")
    levels = tuple(_kind(entry) for entry in entries.levels)
    kinds = (*levels, *(_kind(entry) for entry in entries.kinds))
    return Profile(
        metadata=_metadata(entries),
        source=_decode(source_bytes, folder / "source.txt"),
        source_sha256=hashlib.sha256(source_bytes).hexdigest(),
        profile_sha256=hashlib.sha256(profile_bytes).hexdigest(),
        levels=levels,
        kinds={kind.id: kind for kind in kinds},
        nodes=tuple(_node(entry) for entry in entries.nodes),
        counts=entries.counts,
        omissions=tuple(_omission(entry) for entry in entries.uncovered),
    )


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise ProfileMissing(
            f"The profile's {name} cannot be read.",
            given=str(folder / name),
            expected="a folder with source.txt and profile.yaml",
            action=f"Check FIELDGUIDE_PROFILE_DIR ({error.strerror}).",
        ) from error


def _decode(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _invalid(
            path, f"is not UTF-8 text at byte {error.start}", "save it as UTF-8"
        ) from error


def _parse(content: bytes, path: Path) -> ProfileFile:
    try:
        return ProfileFile.model_validate(
            yaml.load(_decode(content, path), Loader=yaml.CSafeLoader)
        )
    except yaml.YAMLError as error:
        raise _invalid(path, f"is not valid YAML: {error}", "mend the place it names") from error
    except ValidationError as error:
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        raise _invalid(path, first_problem(error, "the file") + more, "mend that entry") from error


def _check_structure(entries: ProfileFile, path: Path) -> None:
    kinds = [entry.id for entry in (*entries.levels, *entries.kinds)]
    ids = [entry.id for entry in entries.nodes]
    for what, names in (("kind", kinds), ("node", ids)):
        twice = [name for name, count in Counter(names).items() if count > 1]
        if twice:
            raise _invalid(path, f"{what} id {twice[0]!r} stands twice", "give each its own id")
    kind_of = {entry.id: entry.kind for entry in entries.nodes}
    for node in entries.nodes:
        if node.kind not in kinds:
            raise _invalid(
                path, f"node {node.id!r} has the unknown kind {node.kind!r}", f"use one of {kinds}"
            )
        if node.parent is not None and node.parent not in kind_of:
            raise _invalid(
                path,
                f"node {node.id!r} has the unknown parent {node.parent!r}",
                "name an existing node",
            )
    for wider, narrower in zip([None, *entries.levels], entries.levels, strict=False):
        _check_level(entries, path, kind_of, wider.id if wider else None, narrower.id)
    unknown = [node_id for node_id in entries.counts if node_id not in kind_of]
    if unknown:
        raise _invalid(
            path, f"counts name the unknown node {unknown[0]!r}", "name an existing node"
        )
    _check_no_cycle(entries, path)


def _check_level(
    entries: ProfileFile, path: Path, kind_of: dict[str, str], wider: str | None, narrower: str
) -> None:
    members = [node for node in entries.nodes if node.kind == narrower]
    if not members:
        raise _invalid(path, f"the level {narrower!r} has no nodes", "add some or drop the level")
    for node in members:
        above = kind_of[node.parent] if node.parent else None
        if above != wider:
            raise _invalid(
                path,
                f"{narrower} {node.id!r} stands under {above or 'nothing'}",
                f"put it under {'a ' + wider if wider else 'nothing: its level is the widest'}",
            )


def _check_no_cycle(entries: ProfileFile, path: Path) -> None:
    parent_of = {entry.id: entry.parent for entry in entries.nodes}
    for start in parent_of:
        seen: set[str] = set()
        at: str | None = start
        while at is not None:
            if at in seen:
                raise _invalid(path, f"node {start!r} is its own ancestor", "mend the parents")
            seen.add(at)
            at = parent_of[at]


def _invalid(path: Path, what: str, action: str) -> ProfileInvalid:
    return ProfileInvalid(
        f"{path.name} cannot be used.",
        given=f"{path}: {what}",
        expected="a file as described in corpus/schema.py",
        action=f"Please {action}.",
    )


def _span(entry: SpanEntry) -> Span:
    return Span(entry.start, entry.end)


def _printing(entry: PrintingEntry) -> Printing:
    return Printing(entry.text, _span(entry.span))


def _kind(entry: KindEntry) -> Kind:
    return Kind(entry.id, entry.name, entry.plural, entry.aliases)


def _omission(entry: OmissionEntry) -> Omission:
    return Omission(_printing(entry), entry.why)


def _node(entry: NodeEntry) -> Node:
    name = None
    if entry.name is not None and entry.name_span is not None:
        name = Printing(entry.name, _span(entry.name_span))
    return Node(
        id=entry.id,
        kind=entry.kind,
        text=entry.text,
        span=_span(entry.span),
        parent=entry.parent,
        name=name,
        aliases=entry.aliases,
        repeats=tuple(_printing(repeat) for repeat in entry.repeats),
    )


def _metadata(entries: ProfileFile) -> Metadata:
    entry = entries.metadata
    return Metadata(
        id=entry.id,
        title=Printing(entry.title, _span(entry.title_span)),
        edition=entry.edition,
        edition_note=entry.edition_note,
        citation=entry.citation,
        rights=entry.rights,
        endorsement=entry.endorsement,
        source_sha256=entry.source_sha256,
    )
