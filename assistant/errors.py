"""What can go wrong between a message and an answer.

    FieldguideError
    └── AssistantError
        ├── MessageInvalid   empty after cleaning, or longer than allowed
        ├── SettingInvalid   a FIELDGUIDE_* variable that cannot be used
        ├── StillLoading     the service has started, the encoder has not
        ├── BatchInvalid     the input of a batch run cannot be used at all
        ├── CaseRequestInvalid   a session that cannot be prepared as asked
        ├── NeedOutsideProfile   what is to be practised is not what the profile is about
        ├── CasesMissing     the profile has no teaching cases
        ├── ExportRefused    a document cannot be written there, or not in that form
        └── WritingError     something about the language model that may write
            ├── ProviderMissing       its provider's package is not installed, or refuses the settings
            ├── ModelFailed           it was slow, unreachable or raised; never reaches the person
            └── SupportModelDamaged   what checks its sentences cannot be read

Each carries what was given, what was expected and what to do.
"""

from corpus.errors import FieldguideError


class AssistantError(FieldguideError):
    """Something about asking or answering."""


class MessageInvalid(AssistantError):
    """The message is empty after cleaning, or longer than allowed."""


class SettingInvalid(AssistantError):
    """A FIELDGUIDE_* environment variable holds something that cannot be used."""


class StillLoading(AssistantError):
    """The service has started, but the encoder and the index are not in memory yet."""


class BatchInvalid(AssistantError):
    """The input or output of a batch run cannot be used at all."""


class WritingError(AssistantError):
    """Something about the language model that may write over an answer."""


class ProviderMissing(WritingError):
    """The package of the model's provider is not installed, or it refuses the settings."""


class ModelFailed(WritingError):
    """The model was slow, unreachable or raised an error; the composed answer stands without it."""


class SupportModelDamaged(WritingError):
    """What says whether passages support a sentence cannot be read."""


class CaseRequestInvalid(AssistantError):
    """A session cannot be prepared as asked: an unknown id, or more than the time holds."""


class NeedOutsideProfile(AssistantError):
    """What is to be practised is not what the profile is about."""


class CasesMissing(AssistantError):
    """The profile has no teaching cases."""


class ExportRefused(AssistantError):
    """A document cannot be written there, or not in that form."""
