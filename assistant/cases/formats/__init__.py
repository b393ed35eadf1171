"""Documents as files: Markdown, Word, PDF."""
