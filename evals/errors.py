"""What can go wrong while measuring.

    FieldguideError
    └── EvalError
        └── DatasetInvalid   a file of an evaluation set cannot be read

Each carries what was given, what was expected and what to do.
"""

from corpus.errors import FieldguideError


class EvalError(FieldguideError):
    """Something about measuring."""


class DatasetInvalid(EvalError):
    """A file of an evaluation set cannot be read; the message carries the line."""
