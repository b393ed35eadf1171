"""Whether the process lives, and whether it can answer."""

from fastapi import APIRouter

from assistant.api.loading import AssistantDep
from assistant.api.schemas import Health, Readiness

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="Is the process alive?")
def healthz() -> Health:
    """Answers as long as the process runs; depends on nothing else."""
    return Health()


@router.get("/readyz", summary="Can it answer?")
def readyz(assistant: AssistantDep) -> Readiness:
    """503 with the reason until the encoder and the index are in memory."""
    manifest = assistant.index.manifest
    return Readiness(
        profile=manifest.profile,
        embedder=manifest.embedder,
        index=manifest.digest,
        passages=manifest.passages,
    )
