"""Tests of what a language model may write."""
