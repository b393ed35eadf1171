"""Writing over answers."""
