"""Conversations that are kept for a while, resumed, exported and really deleted."""
