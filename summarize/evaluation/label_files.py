"""Files of labels as YAML: refused where a slip would lose labels, with the line of it."""

from __future__ import annotations

import math
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import yaml
from yaml.constructor import ConstructorError

from summarize.errors import UsageError
from summarize.schemas import check_document

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from pathlib import Path

SCHEMA = "gold-event.v1"
_LONGEST = 200  # characters of what the schema says
_TAG = "tag:yaml.org,2002:"


class GoldError(UsageError):
    """Labels that cannot be used; `problems` has a line each, with the file and the place."""

    def __init__(self, problems: Sequence[str]) -> None:
        more = f" (and {len(problems) - 1} more; see: summarize eval check)" if problems[1:] else ""
        super().__init__(problems[0] + more)
        self.problems = tuple(problems)


def read_labels(path: Path) -> tuple[dict[str, Any], str]:
    """The form in `path`, as its schema has it, and the file's SHA-256. Raises GoldError."""
    try:
        content = path.read_bytes()
        form = yaml.load(content.decode("utf-8-sig"), Loader=_LabelLoader)
    except OSError as error:
        raise GoldError([f"{path}: cannot be read: {error.strerror}"]) from error
    except _RefusedError as error:
        raise GoldError([f"{path}: {_told(error)}"]) from error
    except yaml.MarkedYAMLError as error:
        raise GoldError([f"{path}: not YAML: {_told(error)}"]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        told = " ".join(str(error).split())
        raise GoldError([f"{path}: not YAML in UTF-8: {told}"]) from error
    if form is None:
        raise GoldError([f"{path}: is empty; for labels to copy from: summarize eval init DIR"])
    problems = [
        f"{path}: {problem.path}: {_short(problem.message)}"
        for problem in check_document(form, SCHEMA)
    ]
    if problems:
        raise GoldError(problems)
    return form, sha256(content).hexdigest()


def event_id(path: Path) -> str:
    """The id that the labels in `path` give their event, whatever else is wrong with them.

    The folder's name where none can be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = (value for key, value in _top_scalars(text) if key == "event")
        return next(found, path.parent.name)
    except (OSError, yaml.YAMLError, ValueError):
        return path.parent.name


def _top_scalars(text: str) -> Iterator[tuple[str, str]]:
    """The keys of the document and their values, where these are scalars, as far as it is YAML."""
    depth, key = 0, None
    for part in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(part, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(part, yaml.CollectionEndEvent):
            depth -= 1
            key = None  # what stood under it is over
        elif depth == 1 and isinstance(part, yaml.ScalarEvent):
            if key is not None:
                yield key, part.value
            key = part.value if key is None else None


class _RefusedError(ConstructorError):
    """What is YAML and cannot be meant."""


class _LabelLoader(yaml.SafeLoader):
    """YAML without its traps: keys are text and stand once, dates are text, numbers are finite."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping, its keys as written (a key 123 is "123")."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                told = f"{key.value!r} stands twice; put together what stands under both"
                raise _RefusedError(None, None, told, key.start_mark)
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else "")
        self.flatten_mapping(node)
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                key.tag = f"{_TAG}str"
        return super().construct_mapping(node, deep=deep)


def _finite(loader: _LabelLoader, node: yaml.ScalarNode) -> float:
    value: float = loader.construct_yaml_float(node)
    if not math.isfinite(value):
        told = f"{node.value} is no figure; write null where there is no bound"
        raise _RefusedError(None, None, told, node.start_mark)
    return value


_LabelLoader.add_constructor(f"{_TAG}float", _finite)
_LabelLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != f"{_TAG}timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _short(message: str) -> str:
    """The message; of one that quotes a whole form, its ends."""
    if len(message) <= _LONGEST:
        return message
    return f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"


def _told(error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    told = ", ".join(part for part in (error.context, error.problem) if part)
    return told if mark is None else f"line {mark.line + 1}: {told}"
