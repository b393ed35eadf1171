"""The root of every error the project raises on purpose, and the corpus's own.

    FieldguideError
    └── CorpusError
        ├── ProfileMissing      no profile folder, or a file of it is not there
        ├── ProfileInvalid      profile.yaml breaks the schema or contradicts itself
        ├── ProfileUnfaithful   a text is not what the source prints at its span
        ├── UnknownNode         an id that the profile does not hold
        └── DataInvalid         a line of a data file cannot be read

Each carries what was given, what was expected and what to do.
"""


class FieldguideError(Exception):
    """An error a person can act on: what was given, what was expected, what to do.

    Args:
        summary: One sentence saying what went wrong.
        given: What was received, shortened where it is long.
        expected: What would have been accepted.
        action: What the reader can do now.
    """

    def __init__(self, summary: str, *, given: str, expected: str, action: str) -> None:
        super().__init__(summary)
        self.summary = summary
        self.given = given
        self.expected = expected
        self.action = action

    def __str__(self) -> str:
        return (
            f"{self.summary}\n  given:    {self.given}\n  expected: {self.expected}"
            f"\n  do:       {self.action}"
        )


class CorpusError(FieldguideError):
    """Something about the profile or its data files."""


class ProfileMissing(CorpusError):
    """The profile folder or one of its files is not there."""


class ProfileInvalid(CorpusError):
    """profile.yaml breaks the schema or contradicts itself."""


class ProfileUnfaithful(CorpusError):
    """A text in profile.yaml is not what source.txt prints at its span."""


class UnknownNode(CorpusError):
    """An id was asked for that the profile does not hold."""


class DataInvalid(CorpusError):
    """A line of a data file cannot be read; the message carries file and line number."""
