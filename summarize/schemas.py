"""The registry of JSON Schemas in `schemas/`: list them, load one, check a document."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarize.errors import UsageError
from summarize.resources import resource_folder


@dataclass(frozen=True, slots=True)
class Problem:
    """One place where a document is not what its schema says."""

    path: str  # JSON path from the root: "$.claims[3].salience"
    message: str


def schema_names() -> tuple[str, ...]:
    """The names of all schemas, sorted: "article-analysis.v1", ..."""
    return tuple(sorted(path.stem for path in resource_folder("schemas").glob("*.json")))


@cache
def load_schema(name: str) -> dict[str, Any]:
    """The schema called `name`. Raises UsageError, naming what there is, if there is none."""
    path = resource_folder("schemas") / f"{name}.json"
    if name not in schema_names():
        raise UsageError(f"no schema named {name!r}; there are: {', '.join(schema_names())}")
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def schema_for(document: Any) -> str | None:
    """The name of the schema a document says it follows: "comparison/1" is "comparison.v1"."""
    declared = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(declared, str):
        return None
    name, _, version = declared.partition("/")
    known = f"{name}.v{version}"
    return known if known in schema_names() else None


def check_document(document: Any, name: str) -> tuple[Problem, ...]:
    """Every problem of `document` under the schema `name`, in document order; () if valid."""
    errors = _validator(name).iter_errors(document)
    return tuple(Problem(error.json_path, error.message) for error in errors)


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    resources = [Resource.from_contents(load_schema(each)) for each in schema_names()]
    registry = Registry().with_resources([(r.id(), r) for r in resources])  # type: ignore[misc]
    return Draft202012Validator(load_schema(name), registry=registry)
