"""Every fixed sentence of a guide. What is not here is the case's, the profile's or a practice note."""
