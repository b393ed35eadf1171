"""What is wrong with a data file, in one line."""

from pydantic import ValidationError


def first_problem(error: ValidationError, whole: str) -> str:
    """The first problem and where it is, such as `0.steps: List should have at least 2 items`.

    Args:
        error: As pydantic raised it.
        whole: What to call the place when the problem is in none of the fields.
    """
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or whole
    return f"{place}: {first['msg']}"
