"""Questions about the profile itself, answered exactly from its structure, never by similarity."""
