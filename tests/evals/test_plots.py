"""Pictures are drawn, and drawn alike for the same figures."""

from pathlib import Path

from evals.abstention import CalibrationReport
from evals.plots import calibration_plot, ranking_plot
from evals.retrieval import SHIPPED, retrieval_report
from tests.evals.test_reports import DATASET, PARENT, SHIPPED_OUTCOMES


def test_the_same_figures_give_the_same_picture(tmp_path: Path) -> None:
    report = retrieval_report(DATASET, {SHIPPED: SHIPPED_OUTCOMES}, PARENT)
    for name in ("one.svg", "two.svg"):
        ranking_plot(report, tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    assert (tmp_path / "one.svg").read_bytes().startswith(b"<?xml")


def test_probabilities_are_drawn_against_what_was_found(tmp_path: Path) -> None:
    calibration_plot(
        {"life": CalibrationReport(0.02, [(0.1, 0.12, 90), (0.9, 0.8, 10)])}, tmp_path / "c.svg"
    )
    assert (tmp_path / "c.svg").stat().st_size > 1000
