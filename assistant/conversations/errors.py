"""What can go wrong with kept conversations.

AssistantError
└── ConversationError
    ├── ConversationUnknown   no such conversation, or another owner's
    ├── OwnerMissing          the header that says whose conversations are meant is missing or weak
    ├── KeyReused             an idempotency key came back with another message
    ├── ConversationFull      as many turns as a conversation can hold
    └── StoreUnusable         the database cannot be opened, read or written
"""

from assistant.errors import AssistantError


class ConversationError(AssistantError):
    """Something about kept conversations."""


class ConversationUnknown(ConversationError):
    """There is no such conversation for this owner."""


class OwnerMissing(ConversationError):
    """It is not said whose conversations are meant, or with too little to be a secret."""


class KeyReused(ConversationError):
    """An idempotency key came back with another message."""


class ConversationFull(ConversationError):
    """A conversation holds as many turns as it can."""


class StoreUnusable(ConversationError):
    """The database cannot be opened, read or written, or was written by a newer version."""
