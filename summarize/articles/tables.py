"""The word and pattern tables of this package: TOML files of our own, loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The content of `tables/NAME.toml`; each file's head says what its fields mean."""
    resource = files("summarize.articles").joinpath("tables", f"{name}.toml")
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def words(name: str, group: str) -> frozenset[str]:
    """The words of one group of `tables/NAME.toml`, separated by white space there."""
    return frozenset(table(name)[group]["words"].split())
