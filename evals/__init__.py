"""Measuring: datasets, measures, runs, reports."""
