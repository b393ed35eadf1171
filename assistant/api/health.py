"""Whether the process lives, and whether it can answer."""

from fastapi import APIRouter

from assistant.api.loading import AssistantDep, LoaderDep
from assistant.api.schemas import Health, LanguageModel, Readiness
from assistant.writing import prompt

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="Is the process alive?")
def healthz() -> Health:
    """Answers as long as the process runs; depends on nothing else."""
    return Health()


@router.get("/readyz", summary="Can it answer?")
def readyz(assistant: AssistantDep, loader: LoaderDep) -> Readiness:
    """503 with the reason until the encoder and the index are in memory."""
    manifest = assistant.index.manifest
    writer = loader.writer
    return Readiness(
        profile=manifest.profile,
        embedder=manifest.embedder,
        index=manifest.digest,
        passages=manifest.passages,
        model=LanguageModel(name=writer.name, local=writer.local, prompt=prompt.VERSION)
        if writer
        else None,
    )
