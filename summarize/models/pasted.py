"""What somebody copied out of a chat window, as the JSON object in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

_FENCED = re.compile(r"```[a-zA-Z]*[ \t]*\n(.*?)\n?[ \t]*```", re.DOTALL)
# A page has its own spaces between the lines that it shows; within strings they stay.
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u200b": "", "\ufeff": ""})
_CURLED = re.compile(r"(?<=[{\[,:])(\s*)[“”„]|[“”](?=\s*[:,\]}])")
_MOST_STARTS = 50  # braces in chatter that are tried as the beginning of the object


def reply_object(text: str, keys: Collection[str]) -> str | None:
    """The JSON object in `text`, as it was written; None if there is none.

    It has one of `keys`: what is left of a reply that was cut off holds other objects. It may
    stand alone, in a fence, or with chatter around; of several the longest counts. Spaces and
    quotation marks that a page has put in the place of plain ones are put back where the object
    can be read only then.
    """
    for mended in (text, text.translate(_SPACES), _CURLED.sub(r'\1"', text.translate(_SPACES))):
        found = max(_objects(mended, frozenset(keys)), key=len, default=None)
        if found is not None:
            return found
    return None


def what_is_wrong(text: str) -> str:
    """Why `text`, in which `reply_object` finds none, is no reply, and what to do."""
    opened = text.find("{")
    if opened < 0:
        return "holds no JSON object; ask for the JSON object alone, and save that"
    if text.count("{") > text.count("}"):
        return (
            "breaks off before the JSON object ends; ask for the whole object again, and save that"
        )
    try:
        json.loads(text[opened : text.rfind("}") + 1])
    except ValueError as error:
        return f"holds no valid JSON ({error}); copy it again, or ask for valid JSON"
    return "holds no JSON object of the form asked for; ask for it again, and save that"


def _objects(text: str, keys: frozenset[str]) -> list[str]:
    """The JSON objects of `text` that have one of `keys`, as they are written."""
    whole = text.strip()
    if _is_object(whole, keys):
        return [whole]
    fenced = [found[1].strip() for found in _FENCED.finditer(text)]
    if found := [each for each in fenced if _is_object(each, keys)]:
        return found
    decoder = json.JSONDecoder(parse_constant=_refuse)
    objects: list[str] = []
    start = text.find("{")
    for _ in range(_MOST_STARTS):
        if start < 0:
            break
        end = start + 1
        try:
            value, after = decoder.raw_decode(text, start)
            if not keys.isdisjoint(value):
                objects.append(text[start:after])
                end = after
        except (ValueError, RecursionError):
            pass
        start = text.find("{", end)
    return objects


def _is_object(text: str, keys: frozenset[str]) -> bool:
    try:
        value = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and not keys.isdisjoint(value)


def _refuse(constant: str) -> Any:
    raise ValueError(constant)
