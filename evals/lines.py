"""Lines of a data file, and the complaint about one of them."""

from pathlib import Path

from evals.errors import DatasetInvalid


def lines_of(path: Path, expected: str) -> list[str]:
    """Every line that is not blank.

    Raises:
        DatasetInvalid: The file cannot be read.
    """
    try:
        return [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise bad_line(path, 0, str(error), expected) from error


def bad_line(path: Path, number: int, given: str, expected: str) -> DatasetInvalid:
    """The error for one line, counted from 1."""
    return DatasetInvalid(
        f"Line {number} of {path.name} cannot be used.",
        given=given[:200],
        expected=expected,
        action=f"Mend {path}.",
    )
