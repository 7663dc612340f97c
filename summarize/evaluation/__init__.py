"""Scores of prompts and engines against labelled events, and comparisons of two of them."""
