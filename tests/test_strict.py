"""The strict subset: what leaves it is named with its path."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from summarize.schemas import check_document
from summarize.strict import load_reply_schema, strict_problems

REPLIES = ("align-reply.v1", "analysis-reply.v1", "analysis-reply.v2")
SOUND: dict[str, Any] = {
    "type": "object",
    "properties": {
        "a": {"type": ["string", "null"], "enum": ["x", None]},
        "b": {"type": "array", "items": {"$ref": "#/$defs/c"}, "minItems": 1},
    },
    "required": ["a", "b"],
    "additionalProperties": False,
    "$defs": {"c": {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]}},
}


@pytest.mark.parametrize("name", REPLIES)
def test_our_reply_schemas_are_in_the_subset(name: str) -> None:
    assert strict_problems(load_reply_schema(name)) == ()


def test_what_is_sent_names_no_registry() -> None:
    assert not {"$schema", "$id"} & load_reply_schema("analysis-reply.v2").keys()


def test_a_public_schema_is_outside_it() -> None:
    assert strict_problems(load_reply_schema("comparison.v1"))


def changed(path: str, value: Any) -> dict[str, Any]:
    """SOUND with `value` at the dotted `path`; without it where the value is None."""
    schema = copy.deepcopy(SOUND)
    *way, last = path.split(".")
    place = schema
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return schema


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("properties.a.minLength", 1, "$.properties.a.minLength"),
        ("properties.b.uniqueItems", True, "$.properties.b.uniqueItems"),
        ("allOf", [], "$.allOf"),
        ("if", {}, "$.if"),
        ("$defs.c.not", {}, "$.$defs.c.not"),
        ("$defs.c.anyOf", [{"type": "text"}], "$.$defs.c.anyOf[0].type"),
        ("additionalProperties", None, "$.additionalProperties"),
        ("additionalProperties", True, "$.additionalProperties"),
        ("required", ["a"], "$.required"),
        ("required", ["a", "b", "c"], "$.required"),
        ("properties.b.items", None, "$.properties.b"),
        ("properties.b.items", True, "$.properties.b.items"),
        ("properties.b.items.$ref", "urn:other", "$.properties.b.items.$ref"),
        ("properties.b.items.$ref", "#/$defs/gone", "$.properties.b.items.$ref"),
        ("properties.a", {"description": "anything"}, "$.properties.a"),
        ("type", "array", "$"),
        ("anyOf", [{"type": "null"}], "$"),
        ("properties.a.enum", [str(n) for n in range(1001)], "$"),
    ],
)
def test_what_leaves_the_subset_is_named_with_its_path(path: str, value: Any, told: str) -> None:
    assert strict_problems(SOUND) == ()
    assert told in {problem.path for problem in strict_problems(changed(path, value))}


def nested(levels: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(levels):
        schema = {
            "type": "object",
            "properties": {"a": schema},
            "required": ["a"],
            "additionalProperties": False,
        }
    return schema


def test_ten_levels_of_objects_are_taken_and_eleven_are_not() -> None:
    assert strict_problems(nested(10)) == ()
    (problem,) = strict_problems(nested(11))
    assert "11 levels" in problem.message


def test_a_schema_may_refer_back_to_itself() -> None:
    assert strict_problems(changed("$defs.c", {"type": "array", "items": {"$ref": "#"}})) == ()


REPLY: dict[str, Any] = {
    "claims": [
        {
            "sentences": ["s1"],
            "text": "It rained.",
            "source": None,
            "speech_verb": None,
            "stance": None,
            "salience": 5,
        }
    ],
    "summary": [{"sentences": ["s1"], "text": "It rained."}],
    "names": [{"sentence": "s2", "phrase": "the rebels", "label": "rebels", "entity": "Army"}],
    "loaded_language": [
        {"sentence": "s2", "phrase": "brutal", "category": "intensifier", "neutral": None}
    ],
    "sources": [
        {"sentence": "s3", "source": "Lund", "kind": "party", "quotation": "mixed", "verb": "said"}
    ],
    "frames": [{"sentences": ["s1"], "frame": "Political", "weight": "primary"}],
    "tone": [{"sentences": ["s1"], "target": "Lund", "polarity": "negative"}],
}


def as_quotes(value: Any) -> Any:
    """The same reply to the first version of the prompt."""
    renamed = {"sentences": "quotes", "sentence": "quote"}
    if isinstance(value, dict):
        return {renamed.get(name, name): as_quotes(each) for name, each in value.items()}
    return [as_quotes(each) for each in value] if isinstance(value, list) else value


def test_a_reply_of_the_shape_asked_for_is_valid() -> None:
    assert check_document(REPLY, "analysis-reply.v2") == ()
    assert check_document(as_quotes(REPLY), "analysis-reply.v1") == ()
    group = {
        "what": "number killed",
        "claims": ["A1", "B3"],
        "agreement": [{"a": "A1", "b": "B3", "relation": "contradict"}],
    }
    assert check_document({"groups": [group]}, "align-reply.v1") == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "sentences"), []),
        (("claims", 0, "salience"), 6),
        (("claims", 0, "stance"), "sure"),
        (("claims", 0, "note"), "x"),
        (("frames", 0, "frame"), "War"),
        (("tone",), None),
    ],
)
def test_a_reply_of_another_shape_is_not(path: tuple[str | int, ...], value: Any) -> None:
    reply: Any = copy.deepcopy(REPLY)
    place = reply
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert check_document(reply, "analysis-reply.v2")
