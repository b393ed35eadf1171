"""The profile as data, and reading it. Knows nothing about vectors."""
