"""Run by Alembic: uses the connection that assistant/conversations/database.py hands over."""

from alembic import context

from assistant.conversations.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table only by writing it anew
)
with context.begin_transaction():
    context.run_migrations()
