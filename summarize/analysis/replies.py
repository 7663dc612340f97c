"""A model's reply as text to the parts that its schema allows, whatever stands around them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.analysis.faults import Fault
from summarize.conformity import surely_fits
from summarize.schemas import check_document, load_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCED = re.compile(r"```[a-zA-Z]*\s*\n(.*?)(?:\n\s*```|\Z)", re.DOTALL)
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_PLACE = re.compile(r"\$\.(\w+)\[(\d+)\]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_STARTS = 20  # braces in prose that are tried as the beginning of an object
_MOST_TOLD = 200  # characters of a schema's complaint, which may quote the whole reply

_WORDING = ("text", "phrase", "source", "target", "frame")  # what a part says, by its first field

# What a part is called in a rejection, by the array it stands in.
PARTS = {
    "summary": "summary",
    "claims": "claim",
    "names": "name",
    "loaded_language": "loaded phrase",
    "frames": "frame",
    "tone": "tone",
    "sources": "source",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One element of an array of the reply, valid under the schema."""

    path: str  # "claims[3]"
    what: str  # "claim"
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReadReply:
    """The usable parts of a reply by array, and what the schema has against the others."""

    parts: dict[str, tuple[Part, ...]]
    faults: tuple[Fault, ...]
    usable: bool  # False: no object with any of the arrays asked for


def read_reply(text: str, schema_name: str) -> ReadReply:
    """The parts of the reply `text` that fit the schema `schema_name`.

    A fence, a line of thought or chatter around the JSON is passed over. Takes any string.
    """
    document = json_object(text)
    if document is None:
        told = "The reply is not one complete JSON object. Reply with the JSON object alone."
        return ReadReply({}, (Fault("$", "reply", text.strip(), "schema", told),), False)
    whole = surely_fits(document, schema_name)
    problems = () if whole else check_document(document, schema_name)
    arrays = tuple(load_schema(schema_name)["properties"])
    broken: set[tuple[str, int]] = set()
    faults = []
    for problem in problems:
        place = _PLACE.match(problem.path)
        if place:
            broken.add((place[1], int(place[2])))
        faults.append(_schema_fault(document, problem.path, problem.message, place))
    parts = {
        array: tuple(
            Part(f"{array}[{index}]", PARTS.get(array, array), fields)
            for index, fields in enumerate(_list(document.get(array)))
            if (array, index) not in broken and isinstance(fields, dict)
        )
        for array in arrays
    }
    usable = any(isinstance(document.get(array), list) for array in arrays)
    return ReadReply(parts, tuple(_one_a_part(faults)), usable)


def json_object(text: str) -> dict[str, Any] | None:
    """The JSON object in `text`: by itself, in a fence, or the first whole one in chatter."""
    text = _THOUGHT.sub("", text)
    for candidate in (text, *(found[1] for found in _FENCED.finditer(text))):
        document = _parsed(candidate.strip().removeprefix("\ufeff"))
        if isinstance(document, dict):
            return document
    decoder = json.JSONDecoder(parse_constant=_refuse)
    start = text.find("{")
    for _ in range(_MOST_STARTS):
        if start < 0:
            break
        try:
            document, _end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            document = None
        if isinstance(document, dict) and document and not _broken_text(document):
            return document
        start = text.find("{", start + 1)
    return None


def _parsed(text: str) -> Any:
    try:
        document = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    escapes = "\\ud" in text or "\\uD" in text or _SURROGATE.search(text)
    return None if escapes and _broken_text(document) else document


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _broken_text(document: Any) -> bool:
    """Whether a string in it is half of a surrogate pair, which no file can hold."""
    try:
        return bool(_SURROGATE.search(json.dumps(document, ensure_ascii=False)))
    except (ValueError, RecursionError):
        return True


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _schema_fault(
    document: dict[str, Any], path: str, message: str, place: re.Match[str] | None
) -> Fault:
    told = message if len(message) <= _MOST_TOLD else f"… {message[-_MOST_TOLD:]}"
    if place is None:
        return Fault(path, "reply", told, "schema", told)
    array, index = place[1], int(place[2])
    fields = _list(document.get(array))[index]
    words = next(
        (
            fields[key]
            for key in ("text", "phrase", "source", "target", "frame")
            if _has(fields, key)
        ),
        json.dumps(fields, ensure_ascii=False),
    )
    return Fault(path.removeprefix("$."), PARTS.get(array, array), words, "schema", told)


def _has(fields: Any, key: str) -> bool:
    return isinstance(fields, dict) and isinstance(fields.get(key), str)


def _one_a_part(faults: list[Fault]) -> Iterator[Fault]:
    """Each part once, though it breaks its schema in several places."""
    seen: set[str] = set()
    for fault in faults:
        place = _PLACE.match(f"$.{fault.path}")
        key = place.group() if place else fault.path
        if key not in seen:
            seen.add(key)
            yield fault
