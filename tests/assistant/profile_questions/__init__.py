"""Tests of questions about the profile."""
