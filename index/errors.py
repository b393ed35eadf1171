"""What can go wrong between a passage and a hit.

    FieldguideError
    └── SearchIndexError
        ├── IndexMissing       no index has been built in this folder
        ├── IndexDamaged       a file is missing or not the one that was written
        ├── IndexStale         built from another profile, by another encoder or an older layout
        ├── UnknownComponent   a setting names an embedder or a store that does not exist
        ├── ModelUnavailable   the encoder has not been fetched, or cannot be
        ├── LearnedDamaged     what was learnt from labelled messages is not whole
        └── WeightsUnverified  the encoder's files are not the published ones

Each carries what was given, what was expected and what to do.
"""

from corpus.errors import FieldguideError


class SearchIndexError(FieldguideError):
    """Something about the index or the encoder behind it."""


class IndexMissing(SearchIndexError):
    """No index has been built in this folder."""


class IndexDamaged(SearchIndexError):
    """A file of the index is missing or is not the one that was written."""


class IndexStale(SearchIndexError):
    """The index was built from another profile, by another encoder or in an older layout."""


class UnknownComponent(SearchIndexError):
    """A setting names an embedder or a store that does not exist."""


class WeightsUnverified(SearchIndexError):
    """The encoder's files are not byte for byte the published ones."""


class ModelUnavailable(SearchIndexError):
    """The encoder's weights have not been fetched, or cannot be."""


class LearnedDamaged(SearchIndexError):
    """What was learnt from labelled messages is not whole."""
