"""Frozen dataclasses to plain JSON values and back: one form, field names as they stand."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")

ABSENT = "absent"  # metadata of a field that is left out where it is None


def to_json(value: Any) -> Any:
    """The JSON form of a dataclass tree: objects, arrays, strings, numbers, booleans, null.

    Tuples become lists. A field named `schema_` loses its underscore. Nothing is left out: an
    unknown value is null, never an absent key, but for a field marked `ABSENT`, which came later
    than output that must stay as it was.
    """
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if is_dataclass(value):
        names = _names(cast("Any", type(value)))
        absent = _absent(cast("Any", type(value)))
        return {
            name: to_json(found)
            for attribute, name in names
            if (found := getattr(value, attribute)) is not None or attribute not in absent
        }
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [to_json(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no JSON form")


def from_json(cls: type[Record], value: Mapping[str, Any]) -> Record:
    """Build `cls` from its JSON form.

    Keys that `cls` does not know are passed over, so that files of a later version load; a
    field with a default may be absent. Raises KeyError or TypeError on a form that a schema
    would have refused: validate first where the input is a stranger's.
    """
    record: Any = cls
    hints = _hints(record)
    arguments = {
        attribute: _build(hints[attribute], value[name])
        for attribute, name in _names(record)
        if name in value
    }
    return cls(**arguments)


@cache
def _names(cls: Any) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, field.name.rstrip("_")) for field in fields(cls))


@cache
def _absent(cls: Any) -> frozenset[str]:
    return frozenset(field.name for field in fields(cls) if field.metadata.get(ABSENT))


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _build(hint: Any, value: Any) -> Any:
    if value is None or hint is Any or get_origin(hint) is Literal:
        return value
    if is_dataclass(hint):
        return from_json(hint, value)  # type: ignore[arg-type]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _build(next(a for a in arguments if a is not type(None)), value)
    if origin is tuple:
        return tuple(_build(arguments[0], item) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        return {key: _build(arguments[1], item) for key, item in value.items()}
    return value
