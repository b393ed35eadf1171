"""Time, memory and size: `make bench`."""
