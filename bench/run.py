"""Measure the running service and write bench/report.json and bench/report.md.

Speed is a ratio: the time of one ask in the running service to the time of one bare
`SentenceTransformer.encode` of the same text, taken in turns in one process, so that a slow or busy
machine slows both.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Thread

import httpx2
import uvicorn

from assistant.api.app import create_app
from assistant.settings import Settings, read_settings
from assistant.wiring import build_assistant
from bench.load import under_load
from bench.scale import at_scale
from index.encoders import ENCODERS, encoder_model, make_embedder
from index.offline import go_offline

FOLDER = Path(__file__).parent
TEXTS = {
    "12 words": "Two of our partners stopped talking and the pilot is now stuck.",
    "60 words": (
        "I support six clinics that took on the same screening programme last year. Two of them do it "
        "well, two do it on paper only, and the other two tell me openly that they have no time. The "
        "ministry wants one report with one number by the end of June. What should I be doing with "
        "each of them before that?"
    ),
    "150 words": (
        "I coach the teams of five schools. In March the new head of the district cut our partner, a "
        "parents' association, out of the monthly meetings because, he says, they slow us down. Since "
        "then the parents write letters instead. The teachers, who never liked the meetings much, now "
        "sit in silence and wait for him to decide. The data we collect on attendance goes to his "
        "office and nobody in the schools has seen it since spring. One deputy, quite young, asked me "
        "privately whether she may show her own figures to her colleagues. I said yes, and now I am "
        "not sure it was mine to say. On top of it the funder has announced a visit in five weeks and "
        "expects to meet a working team. I have two days a month for all of this, and my own manager "
        "thinks I should write a plan. Where would you start, and with whom?"
    ),
}
ROUNDS = 40
_MEMORY = """
import resource, time
start = time.perf_counter()
{body}
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
_START = """
from assistant.settings import read_settings
from assistant.wiring import build_assistant
build_assistant(read_settings()).search("warm up", k=1)
"""
_BUILD = """
from assistant.settings import read_settings
from assistant.wiring import rebuild_index
rebuild_index(read_settings())
"""


def main() -> None:
    """Run every measurement and write the reports."""
    settings = read_settings()
    report = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "encoder": settings.embedder,
        # First, while this process is small: a child's peak memory starts from its parent's.
        "start": _in_fresh_process(_START),
        "index build": _in_fresh_process(_BUILD),
        **_service(settings),
        "encoders": _encoders(settings),
        "scale": [asdict(row) for row in at_scale()],
        "installed MB": _installed_mb(),
        "index MB": _folder_mb(settings.index_dir),
    }
    (FOLDER / "report.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    (FOLDER / "report.md").write_text(_markdown(report), "utf-8")
    sys.stdout.write(_markdown(report))


def _service(settings: Settings) -> dict[str, object]:
    go_offline()
    from sentence_transformers import SentenceTransformer

    folder = encoder_model(settings.embedder).folder(settings.models_dir)
    bare = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    server, url = _serve(settings)
    rows: dict[str, dict[str, float]] = {}
    with httpx2.Client(base_url=url, timeout=60) as http:
        for name, text in TEXTS.items():
            rows[name] = _in_turns(
                partial(http.post, "/v1/ask", json={"message": text}), partial(bare.encode, [text])
            )
    embedder = make_embedder(settings.embedder, settings.models_dir)
    load = [asdict(row) for row in under_load(url, TEXTS["60 words"], embedder)]
    server.should_exit = True
    return {"ask": rows, "load": load}


def _encoders(settings: Settings) -> dict[str, dict[str, float]]:
    """Milliseconds for one message, for every encoder at hand."""
    rows: dict[str, dict[str, float]] = {}
    for name in ENCODERS:
        embedder = make_embedder(name, settings.models_dir)
        rows[name] = {}
        for length, text in TEXTS.items():
            encode = partial(embedder.encode, [text], role="query")
            encode()
            rows[name][length] = 1000 * statistics.median(_seconds(encode) for _ in range(ROUNDS))
    return rows


def _in_turns(ask: Callable[[], object], encode: Callable[[], object]) -> dict[str, float]:
    for _ in range(5):
        ask()
        encode()
    pairs = [(_seconds(ask), _seconds(encode)) for _ in range(ROUNDS)]
    return {
        "ask ms": 1000 * statistics.median(a for a, _ in pairs),
        "encode ms": 1000 * statistics.median(e for _, e in pairs),
        "ratio": statistics.median(a / e for a, e in pairs),
    }


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _serve(settings: Settings) -> tuple[uvicorn.Server, str]:
    app = create_app(settings, build_assistant(settings))
    server = uvicorn.Server(uvicorn.Config(app, port=0, access_log=False, log_level="warning"))
    Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    return server, f"http://127.0.0.1:{port}"


def _in_fresh_process(body: str) -> dict[str, float]:
    code = _MEMORY.format(body=body)
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    seconds, megabytes = zip(*((map(float, r.stdout.split()[-2:])) for r in runs), strict=True)
    return {"seconds": statistics.median(seconds), "peak MB": max(megabytes)}


def _installed_mb() -> float:
    return _folder_mb(Path(sys.prefix))


def _folder_mb(folder: Path) -> float:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6


def _commit() -> str:
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607 - whichever git is installed
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.strip() or "unknown"


def _markdown(report: dict[str, object]) -> str:
    ask: dict[str, dict[str, float]] = report["ask"]  # type: ignore[assignment]
    start: dict[str, float] = report["start"]  # type: ignore[assignment]
    build: dict[str, float] = report["index build"]  # type: ignore[assignment]
    lines = [
        "# Bench",
        "",
        f"`make bench`, {report['date']}, commit {report['commit']}, {report['machine']}, "
        f"encoder {report['encoder']}.",
        "",
        "One ask over HTTP in the running service, beside one bare encode of the same text in the same",
        f"process, taken in turns, median of {ROUNDS}:",
        "",
        "| message | ask, ms | bare encode, ms | ratio |",
        "|---|---|---|---|",
        *(
            f"| {name} | {row['ask ms']:.1f} | {row['encode ms']:.1f} | {row['ratio']:.2f} |"
            for name, row in ask.items()
        ),
        "",
        "| what | seconds | peak MB |",
        "|---|---|---|",
        f"| start to first result, fresh process | {start['seconds']:.1f} | {start['peak MB']:.0f} |",
        f"| index build, fresh process | {build['seconds']:.1f} | {build['peak MB']:.0f} |",
        "",
        *_more(report),
        f"Environment on disk: {report['installed MB']:.0f} MB. Index: {report['index MB']:.1f} MB.",
        "",
    ]
    return "\n".join(lines)


def _more(report: dict[str, object]) -> list[str]:
    encoders: dict[str, dict[str, float]] = report["encoders"]  # type: ignore[assignment]
    load: list[dict[str, float]] = report["load"]  # type: ignore[assignment]
    scale: list[dict[str, float]] = report["scale"]  # type: ignore[assignment]
    return [
        f"| encoder alone, ms | {' | '.join(TEXTS)} |",
        "|---" * (len(TEXTS) + 1) + "|",
        *(
            f"| {name} | {' | '.join(f'{row[length]:.1f}' for length in TEXTS)} |"
            for name, row in encoders.items()
        ),
        "",
        "Many at once, 60 words each; the ceiling is the encoder on batches of 32 and nothing else:",
        "",
        "| askers | answers a second | share of the ceiling | median wait, ms |",
        "|---|---|---|---|",
        *(
            f"| {r['askers']} | {r['per_second']:.1f} | {r['per_second'] / r['ceiling']:.2f} "
            f"| {r['median_ms']:.0f} |"
            for r in load
        ),
        "",
        "Exact search among many passages (384 dimensions, ten best, one query):",
        "",
        "| passages | median ms | vectors, MB | process, peak MB |",
        "|---|---|---|---|",
        *(
            f"| {r['passages']:,} | {r['median_ms']:.2f} | {r['vectors_mb']:.0f} | {r['peak_mb']:.0f} |"
            for r in scale
        ),
        "",
    ]


if __name__ == "__main__":
    main()
