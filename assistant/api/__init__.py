"""The HTTP door: FastAPI over one assistant."""
