"""Case discussions for trainers: a request in, a guide and a handout out, without a language model."""
