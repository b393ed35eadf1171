"""The page. Speaks HTTP to the API and imports nothing else of this project."""
