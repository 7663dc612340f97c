"""One prompt file to a Prompt: YAML front matter, then parts headed by `<!-- role -->` lines."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast, get_args

from summarize.prompts.types import Prompt, PromptError, Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FRONT = re.compile(r"---\n(.*?\n)---[ \t]*\n", re.DOTALL)
_PART = re.compile(r"^<!--[ \t]*(\w+)[ \t]*-->[ \t]*\n", re.MULTILINE)
_VARIABLE = re.compile(r"[a-z][a-z_0-9]*")
_FIELDS = {
    "name": str,
    "version": int,
    "reply_schema": str,
    "purpose": str,
    "changelog": str,
    "parameters": dict,
    "variables": dict,
    "optional": dict,
}
_MAY_LACK: dict[str, Any] = {"parameters": {}, "optional": {}}


def read_prompt(path: Path) -> Prompt:
    """The prompt in the file `path`. Raises PromptError, which says what to mend in it."""
    try:
        source = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise PromptError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PromptError(f"{path}: is not UTF-8") from error
    try:
        return _prompt(source)
    except PromptError as error:
        raise PromptError(f"{path}: {error}") from error


def _prompt(source: str) -> Prompt:
    front = _FRONT.match(source)
    if front is None:
        raise PromptError("has to begin with front matter between two lines of ---")
    fields = _fields(front[1])
    return Prompt(
        name=fields["name"],
        version=fields["version"],
        sha256=sha256(source.encode()).hexdigest(),
        reply_schema=fields["reply_schema"],
        purpose=fields["purpose"].strip(),
        changelog=fields["changelog"].strip(),
        parameters=fields["parameters"],
        variables=_names(fields["variables"]),
        optional=_names(fields["optional"]),
        parts=tuple(_parts(source[front.end() :])),
        source=source,
    )


def _fields(front: str) -> dict[str, Any]:
    import yaml

    try:
        fields = yaml.safe_load(front)
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise PromptError(f"the front matter is no YAML: {reason}") from error
    if not isinstance(fields, dict):
        raise PromptError(f"the front matter has to have the fields {', '.join(_FIELDS)}")
    if unknown := sorted(str(name) for name in fields.keys() - _FIELDS.keys()):
        raise PromptError(f"unknown in the front matter: {', '.join(unknown)}")
    fields = _MAY_LACK | fields
    for name, kind in _FIELDS.items():
        if name not in fields:
            raise PromptError(f"the front matter lacks {name!r}")
        if not isinstance(fields[name], kind) or isinstance(fields[name], bool):
            raise PromptError(f"{name!r} in the front matter has to be {_KINDS[kind]}")
    return fields


_KINDS = {str: "text", int: "a whole number", dict: "a table of names and values"}


def _names(declared: dict[Any, Any]) -> tuple[str, ...]:
    for name in declared:
        if not isinstance(name, str) or not _VARIABLE.fullmatch(name):
            raise PromptError(f"{name!r} cannot be the name of a variable")
    return tuple(declared)


def _parts(body: str) -> Iterator[tuple[Role, str]]:
    heads = list(_PART.finditer(body))
    before = body[: heads[0].start()] if heads else body
    if before.strip() or not heads:
        raise PromptError("each part has to stand under a line <!-- system --> or <!-- user -->")
    ends = [*(head.start() for head in heads[1:]), len(body)]
    for head, end in zip(heads, ends, strict=True):
        if head[1] not in get_args(Role):
            raise PromptError(f"{head[1]!r} is no role; there are: {', '.join(get_args(Role))}")
        yield cast("Role", head[1]), body[head.end() : end].strip()
    if heads[-1][1] != "user":
        raise PromptError("the last part has to be <!-- user -->, which the model answers")
