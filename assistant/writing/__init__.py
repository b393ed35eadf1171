"""A language model that writes a few sentences over the composed answer, and the checks on each of them."""
