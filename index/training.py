"""Learning from a profile's labelled messages: the encoder's adapter, the head, when to answer."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.situations import Situation, Situations
from corpus.types import Profile
from index.embedding import Embedder, Vectors
from index.encoders import SentenceTransformerEmbedder, encoder_model, make_embedder
from index.heads import calibrated, fit_head, grades_of
from index.kinds import KindModel, fit_kinds
from index.learned import Learned, LearnedManifest, to_files
from index.scope import fit_scope
from index.tuning import Progress, TuningPlan, tune

TUNED = frozenset({"mpnet"})  # the encoders worth tuning; others learn a head only
_BATCH = 64
TOLD_APART = frozenset({"order", "more", "why", "thanks", "greeting", "capabilities"})
_LIKE_A_TURN = 40  # words; longer ones are never taken for such a turn
_FALSE_ALARMS = (
    0.02  # share of ordinary messages that may be taken for a matter for others: a miss is worse
)
_MISTAKEN_TURNS = 0.005  # share of turns that open a matter which may be taken for something else


def learn(
    profile: Profile,
    situations: Situations,
    embedder_name: str,
    models: Path,
    checkpoints: Path,
    *,
    adapter: bytes | None = None,
    plan: TuningPlan | None = None,
    on_progress: Progress = lambda what, done, total: None,
) -> Learned:
    """Learn everything there is to learn with one encoder.

    Args:
        profile: Whose units are ranked.
        situations: What to learn from; at least some must be labelled.
        embedder_name: Which encoder.
        models: Folder for fetched models.
        checkpoints: Folder where a tuning run keeps its state after each pass; a run with the same
            messages goes on from there.
        adapter: An encoder tuned before, to keep; by default one is tuned where that pays.
        plan: How to tune; the plan of the study by default.
        on_progress: Called with what is being done, how much is done, and of how much.

    Raises:
        UnknownComponent: There is no encoder of that name.
        ModelUnavailable: It has not been fetched.
    """
    plan = plan or TuningPlan()
    units = [unit.id for unit in profile.units]
    if embedder_name in TUNED and adapter is None:
        checkpoint = checkpoints / f"{embedder_name}-{situations.sha256[:12]}.safetensors"
        adapter = _tune(situations, units, embedder_name, models, plan, checkpoint, on_progress)
    embedder = make_embedder(embedder_name, models, adapter)
    vectors = encode_all(embedder, situations.labelled, on_progress)
    rows = [at for at, s in enumerate(situations.labelled) if s.in_scope and s.grades]
    useful = [situations.labelled[at] for at in rows]
    grades = grades_of([s.grades for s in useful], units)
    head = calibrated(
        fit_head(vectors[rows], grades, units),
        vectors[rows],
        grades,
        [s.writer for s in useful],
        _fair(useful),
    )
    rows = [at for at, s in enumerate(situations.labelled) if s.care is None and s.turn is None]
    scope = fit_scope(
        vectors[rows],
        np.asarray([situations.labelled[at].in_scope for at in rows], dtype=np.bool_),
    )
    care = _fit_care(vectors, situations.labelled)
    turns = _fit_turns(vectors, situations.labelled)
    files = to_files(head, scope, care, turns, adapter)
    manifest = LearnedManifest(
        embedder=embedder_name,
        base_fingerprint=encoder_model(embedder_name).fingerprint(),
        profile=profile.metadata.id,
        situations_sha256=situations.sha256,
        messages=len(situations.labelled),
        units=units,
        seed=plan.seed,
        files={name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    )
    return Learned(head, scope, care, turns, adapter, manifest)


def encode_all(embedder: Embedder, messages: Sequence[Situation], on_progress: Progress) -> Vectors:
    """Unit vectors of many messages, in their order; those of similar length go together."""
    order = sorted(range(len(messages)), key=lambda row: len(messages[row].text))
    vectors = np.zeros((len(messages), embedder.dimension), dtype=np.float32)
    for at in range(0, len(order), _BATCH):
        rows = order[at : at + _BATCH]
        vectors[rows] = embedder.encode([messages[row].text for row in rows], role="query")
        on_progress("encoding all messages", at + len(rows), len(order))
    return vectors


def _tune(
    situations: Situations,
    units: Sequence[str],
    name: str,
    models: Path,
    plan: TuningPlan,
    checkpoint: Path,
    on_progress: Progress,
) -> bytes:
    model = encoder_model(name)
    loaded = SentenceTransformerEmbedder(model, model.folder(models)).load()
    shown = [
        s
        for s in situations.labelled
        if s.in_scope and s.grades and not kept_from_encoder(s.writer)
    ]
    return tune(loaded, shown, units, plan, checkpoint, on_progress)


def kept_from_encoder(writer: str) -> bool:
    """Whether an encoder is tuned without this writer's messages, so that they can calibrate it.

    About one writer in twelve, by name: adding writers moves none of the others.
    """
    return int(hashlib.sha256(writer.encode()).hexdigest(), 16) % 12 == 0


def _fit_care(vectors: Vectors, labelled: Sequence[Situation]) -> KindModel | None:
    """From the messages made for it, and from those of life, which are ordinary."""
    rows = [at for at, s in enumerate(labelled) if s.care or (s.relevance and not s.activity)]
    kinds = [labelled[at].care for at in rows]
    return fit_kinds(
        vectors[rows],
        [None if kind == "ordinary" else kind for kind in kinds],
        [labelled[at].writer for at in rows],
        _FALSE_ALARMS,
    )


def _fit_turns(vectors: Vectors, labelled: Sequence[Situation]) -> KindModel | None:
    """From the turns made for it, and from short messages of life, which open a matter."""
    rows = [
        at
        for at, s in enumerate(labelled)
        if s.turn or (s.relevance and not s.activity and len(s.text.split()) <= _LIKE_A_TURN)
    ]
    kinds = [labelled[at].turn for at in rows]
    return fit_kinds(
        vectors[rows],
        [kind if kind in TOLD_APART else None for kind in kinds],
        [labelled[at].writer for at in rows],
        _MISTAKEN_TURNS,
    )


def _fair(useful: Sequence[Situation]) -> NDArray[np.bool_]:
    """What to calibrate on: messages graded over all units, unknown to a tuned encoder if any are."""
    graded = np.asarray([s.activity is None for s in useful])
    unknown = graded & np.asarray([kept_from_encoder(s.writer) for s in useful])
    return unknown if unknown.any() else graded
