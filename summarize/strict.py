"""The strict subset of JSON Schema that model providers hold a reply to, and a check for it.

The rules are those of OpenAI's structured outputs, the narrowest in wide use: what passes here is
taken by every server that takes schemas at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from summarize.schemas import Problem, load_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_PROPERTIES: Final = 5_000
MOST_LEVELS: Final = 10
MOST_ENUM_VALUES: Final = 1_000
MOST_CHARACTERS: Final = 120_000  # names, enum and const values together

_ANNOTATIONS = {"$schema", "$id", "title", "description", "$defs"}
_SHAPE = {"type", "enum", "const", "anyOf", "$ref"}
_OBJECT = {"properties", "required", "additionalProperties"}
_ARRAY = {"items", "minItems", "maxItems"}
_BOUNDS = {
    "pattern",
    "format",
    "multipleOf",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
}
_ALLOWED = _ANNOTATIONS | _SHAPE | _OBJECT | _ARRAY | _BOUNDS
_LOCAL_ONLY = {"minLength", "maxLength"}  # sources disagree, and some grammars crawl with them
_TYPES = {"string", "number", "integer", "boolean", "null", "object", "array"}
_NOT_SENT = ("$schema", "$id")  # for our registry; a server need not resolve them


def load_reply_schema(name: str) -> dict[str, Any]:
    """The schema `name` as it goes to a model. Raises UsageError if there is none."""
    return as_sent(load_schema(name))


def as_sent(schema: Mapping[str, Any]) -> dict[str, Any]:
    """`schema` without what only our registry reads."""
    return {key: value for key, value in schema.items() if key not in _NOT_SENT}


def strict_problems(schema: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Every place where `schema` leaves the strict subset, with its JSON path; () if none."""
    return tuple(_Check(schema).run())


@dataclass
class _Check:
    """One walk over a schema, counting what providers limit."""

    root: Mapping[str, Any]
    properties: int = 0
    values: int = 0
    characters: int = 0

    def run(self) -> Iterator[Problem]:
        if self.root.get("type") != "object" or "anyOf" in self.root:
            yield Problem("$", "the root has to be one object: type object, no anyOf")
        yield from self._schema(self.root, "$")
        for name, definition in self.root.get("$defs", {}).items():
            self.characters += len(name)
            yield from self._schema(definition, f"$.$defs.{name}")
        yield from self._limits()

    def _limits(self) -> Iterator[Problem]:
        counted = {
            "properties": (self.properties, MOST_PROPERTIES),
            "levels of objects": (_levels(self.root, self.root, ()), MOST_LEVELS),
            "enum values": (self.values, MOST_ENUM_VALUES),
            "characters of names and values": (self.characters, MOST_CHARACTERS),
        }
        for what, (count, most) in counted.items():
            if count > most:
                yield Problem("$", f"{count} {what}; at most {most} are taken")

    def _schema(self, schema: Any, path: str) -> Iterator[Problem]:
        if not isinstance(schema, dict):
            yield Problem(path, "has to be an object; true and false are outside the subset")
            return
        yield from self._keywords(schema, path)
        yield from self._type(schema, path)
        if "object" in _types(schema) or "properties" in schema:
            yield from self._object(schema, path)
        if "array" in _types(schema) and "items" not in schema:
            yield Problem(path, "an array has to say what its items are")
        if "items" in schema:
            yield from self._schema(schema["items"], f"{path}.items")
        for place, each in enumerate(schema.get("anyOf", ())):
            yield from self._schema(each, f"{path}.anyOf[{place}]")

    def _keywords(self, schema: Mapping[str, Any], path: str) -> Iterator[Problem]:
        for keyword in schema:
            if keyword in _LOCAL_ONLY:
                yield Problem(f"{path}.{keyword}", "not taken everywhere; check it locally")
            elif keyword not in _ALLOWED:
                yield Problem(f"{path}.{keyword}", "outside the strict subset")
            elif keyword == "$defs" and path != "$":
                yield Problem(f"{path}.$defs", "definitions stand at the root")

    def _type(self, schema: Mapping[str, Any], path: str) -> Iterator[Problem]:
        if not _SHAPE & schema.keys():
            yield Problem(path, "says nothing: give it a type, enum, anyOf or $ref")
        for unknown in sorted(_types(schema) - _TYPES):
            yield Problem(f"{path}.type", f"{unknown!r} is no type")
        values = [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else ())]
        self.values += len(values)
        self.characters += sum(len(value) for value in values if isinstance(value, str))
        if "$ref" in schema and _resolved(self.root, schema["$ref"]) is None:
            yield Problem(f"{path}.$ref", f"{schema['$ref']!r} is not in this schema's $defs")

    def _object(self, schema: Mapping[str, Any], path: str) -> Iterator[Problem]:
        properties = schema.get("properties", {})
        if schema.get("additionalProperties") is not False:
            yield Problem(f"{path}.additionalProperties", "has to be false")
        required = schema.get("required", ())
        for name in properties:
            if name not in required:
                yield Problem(
                    f"{path}.required", f"lacks {name!r}; what is optional is a union with null"
                )
        for name in required:
            if name not in properties:
                yield Problem(f"{path}.required", f"names {name!r}, which is no property")
        self.properties += len(properties)
        for name, each in properties.items():
            self.characters += len(name)
            yield from self._schema(each, f"{path}.properties.{name}")


def _types(schema: Mapping[str, Any]) -> set[str]:
    declared = schema.get("type", [])
    return {declared} if isinstance(declared, str) else {str(each) for each in declared}


def _resolved(root: Mapping[str, Any], reference: Any) -> Any:
    """What `reference` points to: "#" or "#/$defs/NAME"; None for anything else."""
    if reference == "#":
        return root
    prefix = "#/$defs/"
    if isinstance(reference, str) and reference.startswith(prefix):
        return root.get("$defs", {}).get(reference.removeprefix(prefix))
    return None


def _levels(schema: Any, root: Mapping[str, Any], within: tuple[str, ...]) -> int:
    """How deep objects nest; a schema that refers back to itself counts once."""
    if not isinstance(schema, dict):
        return 0
    below = [*schema.get("properties", {}).values(), *schema.get("anyOf", ())]
    below += [schema["items"]] if "items" in schema else []
    deepest = max((_levels(each, root, within) for each in below), default=0)
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference not in within:
        deepest = max(deepest, _levels(_resolved(root, reference), root, (*within, reference)))
    return deepest + ("object" in _types(schema))
