"""The same figures as pictures: SVG beside the Markdown."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from evals.abstention import CalibrationReport
from evals.retrieval import RetrievalReport

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def ranking_plot(report: RetrievalReport, path: Path) -> None:
    """nDCG@10 of every system with its interval, one panel a kind of message."""
    systems = list(report.table)
    kinds = list(report.table[systems[0]])
    figure = _figure(4.2 * len(kinds) + 2.2, 0.42 * len(systems) + 1.0)
    axes = figure.subplots(1, len(kinds), sharey=True, squeeze=False)[0]
    for axis, kind in zip(axes, kinds, strict=True):
        found = [report.table[system][kind]["unit"]["nDCG@10"] for system in systems]
        means = [e.mean for e in found]
        away = [[e.mean - e.low for e in found], [e.high - e.mean for e in found]]
        axis.barh(systems, means, xerr=away, color="#3b6e8f", ecolor="#333333", height=0.6)
        axis.set(xlim=(0, 1), xlabel="nDCG@10", title=f"messages from {kind}")
        axis.invert_yaxis()
    _save(figure, path)


def calibration_plot(reports: Mapping[str, CalibrationReport], path: Path) -> None:
    """Said against found, with the diagonal where the two agree."""
    figure = _figure(4.5, 4.2)
    axis = figure.subplots()
    axis.plot([0, 1], [0, 1], color="#999999", linestyle="dashed")
    for marker, (kind, report) in zip("osd^", reports.items(), strict=False):
        said, found, _ = zip(*report.bins, strict=True)
        axis.plot(said, found, marker=marker, label=f"{kind} (error {report.error:.3f})")
    axis.set(xlim=(0, 1), ylim=(0, 1), xlabel="probability said", ylabel="share found relevant")
    axis.legend()
    _save(figure, path)


def _figure(width: float, height: float) -> "Figure":
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def _save(figure: "Figure", path: Path) -> None:
    import matplotlib

    with matplotlib.rc_context({"svg.hashsalt": "fieldguide"}):  # the same figures, the same file
        figure.savefig(path, metadata={"Date": None})
