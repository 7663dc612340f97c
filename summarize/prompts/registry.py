"""Which prompts there are, which of them are released, and which one a reference means."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError
from summarize.prompts.files import read_prompt
from summarize.prompts.types import Prompt, PromptError
from summarize.resources import resource_folder

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "lock.json"
_REFERENCE = re.compile(r"([A-Za-z][\w-]*)(?:@v?([1-9]\d{0,5}))?")
_FILE = re.compile(r"v([1-9]\d{0,5})\.md")


def load_prompt(reference: str, folder: Path | None = None) -> Prompt:
    """The prompt that `reference` names: "analysis@2", or "analysis" for the newest released one.

    `folder` is the user's own, laid out like `prompts/`; a name that it does not have is taken
    from the prompts of this package. Where it has no lock.json, all its versions are released.
    Raises UsageError, naming what there is, or PromptError for a file that cannot be used.
    """
    named = _REFERENCE.fullmatch(reference)
    if named is None:
        raise UsageError(f"{reference!r} names no prompt; write NAME or NAME@N, as in analysis@2")
    name, number = named.groups()
    home = _home(name, folder)
    versions = prompt_files(home).get(name, {})
    if number is None and versions:
        number = max(_released(home, name, versions) or versions)
    path = versions.get(int(number)) if number else None
    if path is None:
        raise UsageError(f"no prompt {reference!r}; there are: {', '.join(prompt_names(folder))}")
    prompt = read_prompt(path)
    if (prompt.name, prompt.version) != (name, int(number)):
        raise PromptError(f"{path}: calls itself {prompt.reference}; the path and it must agree")
    return prompt


def prompt_names(folder: Path | None = None) -> tuple[str, ...]:
    """All prompts as "NAME@N", by name and number: `folder`'s, and this package's other names."""
    files = prompt_files(resource_folder("prompts")) | (prompt_files(folder) if folder else {})
    return tuple(f"{name}@{number}" for name in sorted(files) for number in sorted(files[name]))


def is_released(prompt: Prompt, folder: Path | None = None) -> bool:
    """Whether the folder that `prompt` comes from has locked it."""
    return prompt.reference in read_lock(_home(prompt.name, folder))


def prompt_files(folder: Path) -> dict[str, dict[int, Path]]:
    """The prompt files of `folder` by name and version. Raises UsageError if it is no folder."""
    files: dict[str, dict[int, Path]] = {}
    try:
        for path in sorted(folder.iterdir()):
            if path.is_dir() and (versions := _versions(path)):
                files[path.name] = versions
    except OSError as error:
        raise UsageError(f"{folder}: no folder of prompts: {error.strerror}") from error
    return files


def _versions(folder: Path) -> dict[int, Path]:
    numbered = ((_FILE.fullmatch(path.name), path) for path in sorted(folder.iterdir()))
    return {int(found[1]): path for found, path in numbered if found}


def read_lock(folder: Path) -> dict[str, dict[str, str]]:
    """What lock.json in `folder` says of each released prompt; empty if there is none."""
    path = folder / LOCK
    if not path.is_file():
        return {}
    try:
        lock: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PromptError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(lock, dict) or not all(isinstance(each, dict) for each in lock.values()):
        raise PromptError(
            f"{path}: has to be an object of objects, as `summarize prompts release` writes it"
        )
    return lock


def _home(name: str, folder: Path | None) -> Path:
    """The folder to take `name` from: the user's own if it has it."""
    if folder is not None and name in prompt_files(folder):
        return folder
    return resource_folder("prompts")


def _released(home: Path, name: str, versions: dict[int, Path]) -> list[int]:
    lock = read_lock(home)
    return [number for number in versions if f"{name}@{number}" in lock]
