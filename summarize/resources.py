"""Where `prompts/` and `schemas/` lie: inside an installed wheel, or beside a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent


def resource_folder(name: Literal["prompts", "schemas"]) -> Path:
    """The folder of `name`, from the wheel if this is one, else from the checkout.

    Raises FileNotFoundError if neither has it, which means a broken installation.
    """
    for folder in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}/ is missing from this installation; reinstall summarize-news")
