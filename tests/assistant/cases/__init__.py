"""Tests of assistant/cases."""
