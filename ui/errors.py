"""What can go wrong between the page and the API.

    ApiError
    ├── ApiUnreachable   nothing answers at the address
    ├── ApiLoading       it answers, but is still loading
    └── ApiRefused       it answered with a problem document

The page shows each in words of its own.
"""


class ApiError(Exception):
    """The API did not give an answer."""


class ApiUnreachable(ApiError):
    """Nothing answers at the API's address, or the connection broke."""


class ApiLoading(ApiError):
    """The API is up, but still loading the encoder and the index."""


class ApiRefused(ApiError):
    """The API answered with a problem document (RFC 9457).

    Args:
        status: HTTP status.
        title: One sentence saying what went wrong.
        given: What was received.
        expected: What would have been accepted.
        action: What to do now.
    """

    def __init__(self, status: int, title: str, given: str, expected: str, action: str) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.given = given
        self.expected = expected
        self.action = action
