"""The command line: `main` is the `summarize` command."""

from summarize.cli.app import main

__all__ = ["main"]
