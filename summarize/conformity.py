"""Whether a document fits a schema of the strict subset: yes or no, and quickly.

jsonschema says what is wrong with a document, and takes milliseconds a reply to find nothing. This
compiles a schema once to functions that only say whether all is well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarize.schemas import load_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Fits = Callable[[Any], bool]

# Keywords that are read here; a schema with any other is left to jsonschema.
_READ = frozenset(
    {"type", "enum", "properties", "required", "additionalProperties", "items", "minItems", "$ref"}
)
_SAYS_NOTHING = frozenset({"$schema", "$id", "$defs", "title", "description"})
_compiled: dict[str, Fits | None] = {}


def surely_fits(document: Any, name: str) -> bool:
    """Whether `document` fits the schema `name`; False where that takes a closer look."""
    if name not in _compiled:
        _compiled[name] = _compile(load_schema(name))
    fits = _compiled[name]
    return fits is not None and fits(document)


def surely_fits_schema(document: Any, schema: Mapping[str, Any]) -> bool:
    """As `surely_fits`, for a schema that has no name."""
    fits = _compile(schema)
    return fits is not None and fits(document)


def _compile(schema: Mapping[str, Any]) -> Fits | None:
    return _fits(schema, schema.get("$defs", {}), 0)


def _fits(schema: Mapping[str, Any], defs: Mapping[str, Any], depth: int) -> Fits | None:
    """The check of one schema; None if it has what is not read here."""
    if schema.keys() - _READ - _SAYS_NOTHING or depth > len(defs) + 20:
        return None
    if "$ref" in schema:
        found = defs.get(schema["$ref"].removeprefix("#/$defs/"))
        return None if found is None else _fits(found, defs, depth + 1)
    checks: list[Fits | None] = []
    if "type" in schema:
        checks.append(_type(schema["type"]))
    if "enum" in schema:
        checks.append(_enum(schema["enum"]))
    if "properties" in schema:
        checks.append(_object(schema, defs, depth))
    if "items" in schema:
        checks.append(_array(schema, defs, depth))
    whole = [check for check in checks if check is not None]
    if len(whole) < len(checks):
        return None
    return lambda value: all(check(value) for check in whole)


def _type(names: str | list[str]) -> Fits | None:
    allowed = [names] if isinstance(names, str) else names
    known: dict[str, type] = {
        "string": str,
        "object": dict,
        "array": list,
        "null": type(None),
        "integer": int,
    }
    if not set(allowed) <= known.keys():
        return None
    kinds = tuple(known[name] for name in allowed)
    # A boolean is an int to Python; 3.0, an integer to JSON Schema, is left to jsonschema.
    return lambda value: isinstance(value, kinds) and not isinstance(value, bool)


def _enum(values: list[Any]) -> Fits:
    allowed = [(type(value), value) for value in values]
    return lambda value: (type(value), value) in allowed


def _object(schema: Mapping[str, Any], defs: Mapping[str, Any], depth: int) -> Fits | None:
    checks = {key: _fits(value, defs, depth + 1) for key, value in schema["properties"].items()}
    keys = schema["properties"].keys()
    if None in checks.values() or set(schema.get("required", ())) != set(keys):
        return None
    if schema.get("additionalProperties", True) is not False:
        return None
    whole = {key: check for key, check in checks.items() if check is not None}
    return lambda value: (
        isinstance(value, dict)
        and value.keys() == keys
        and all(check(value[key]) for key, check in whole.items())
    )


def _array(schema: Mapping[str, Any], defs: Mapping[str, Any], depth: int) -> Fits | None:
    check, least = _fits(schema["items"], defs, depth + 1), schema.get("minItems", 0)
    if check is None:
        return None
    return lambda value: isinstance(value, list) and len(value) >= least and all(map(check, value))
