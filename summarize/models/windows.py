"""How much fits into one request to a model, where its makers have published it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


def window_of(model: str) -> int | None:
    """Tokens of question and answer together; None where they are not known."""
    fitting = [name for name in _windows() if _begins(model, name)]
    return _windows()[max(fitting, key=len)] if fitting else None


def _begins(model: str, name: str) -> bool:
    """As "gpt-4" begins "gpt-4-0613" and not "gpt-45"."""
    rest = model.removeprefix(name)
    return rest != model and not rest[:1].isalnum()


@cache
def _windows() -> dict[str, int]:
    text = resources.files("summarize.models").joinpath("windows.toml").read_text(encoding="utf-8")
    windows: dict[str, int] = tomllib.loads(text)["windows"]
    return windows
