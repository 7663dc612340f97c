"""The config file: defaults for options, below the command line and the environment.

TOML, one key an option, by its long name: `model`, `output`, `quiet` ... (`parameters` for -p, a
list of "KEY=VALUE"). It is the file
named by --config, else config.toml in the user's config folder; one that happens to lie in the
current folder is never read, since whoever wrote the articles there may have written it too.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import typer  # noqa: TC002  (typer reads the callback's annotations)

from summarize.errors import UsageError

KEYS: dict[str, type] = {
    "model": str,
    "output": str,
    "json": bool,
    "no-text": bool,
    "quiet": bool,
    "verbose": bool,
    "prompt": str,
    "prompts": str,
    "base-url": str,
    "parameters": list,
    "concurrency": int,
    "record": str,
    "replay": str,
    "cache": str,
    "no-cache": bool,
    "max-cost": float,
    "prices": str,
    "window": int,
    "timeout": float,
    "show-outlet": bool,
    "semantic": bool,
    "gold": str,
}
_KIND = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list of strings",
}


def apply_config(context: typer.Context, file: str | None) -> str | None:
    """Make the config file's values the defaults of the command in `context`."""
    if context.resilient_parsing:  # shell completion: nothing may fail or speak
        return file
    path = Path(file).expanduser() if file else user_config()
    if path is not None:
        context.default_map = {**(context.default_map or {}), **load_config(path)}
    return file


def user_config() -> Path | None:
    """The user's own config file, or None if there is none."""
    folder = _config_folder()
    path = folder / "summarize" / "config.toml"
    # The XDG specification has relative paths ignored; they would lead into the current folder.
    return path if folder.is_absolute() and path.is_file() else None


def _config_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", ""))
    stated = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return stated if stated.is_absolute() else Path("~/.config").expanduser()


def load_config(path: Path) -> dict[str, Any]:
    """The options set in `path`, by parameter name. Raises UsageError with file and line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot read this config file: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: this config file is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not valid TOML: {error}") from error
    return {_parameter(key, value, path, text): value for key, value in table.items()}


def _parameter(key: str, value: object, path: Path, text: str) -> str:
    name = key.replace("_", "-")
    if name not in KEYS:
        known = ", ".join(KEYS)
        raise UsageError(f"{path}:{_line(key, text)}: unknown key {key!r}; there are: {known}")
    if KEYS[name] is float and type(value) is int:
        value = float(value)
    if type(value) is not KEYS[name] or not _all_strings(value):
        raise UsageError(f"{path}:{_line(key, text)}: {key} must be {_KIND[KEYS[name]]}")
    return name.replace("-", "_")


def _all_strings(value: object) -> bool:
    return not isinstance(value, list) or all(isinstance(each, str) for each in value)


def _line(key: str, text: str) -> int:
    """The line that sets `key`; 1 if it is written in a way that hides it."""
    written = re.search(rf"""^[ \t]*\[?["']?{re.escape(key)}["']?[ \t]*[=.\]]""", text, re.M)
    return text.count("\n", 0, written.start()) + 1 if written else 1
