"""Measurements: each module prints figures; none is a test."""
