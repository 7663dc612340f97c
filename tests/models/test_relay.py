"""The relay's two ends: a request as one message to paste, and the object in what comes back."""

from __future__ import annotations

import asyncio
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarize.models.errors import ReplayMissError
from summarize.models.pasted import reply_object, what_is_wrong
from summarize.models.relay import Relay, is_repair, pasted_text
from summarize.models.types import Message, Request

OBJECT = (
    '{"claims": [{"text": "The mayor said “stay { home }”.", "sentences": ["s1"]}], "names": []}'
)


KEYS = ("claims", "summary", "names")


def request(*more: Message) -> Request:
    messages = (Message("system", "You read."), Message("user", "[s1] It rained."), *more)
    return Request("relay", messages, "reply.v1", {"type": "object"})


@pytest.mark.parametrize(
    "text",
    [
        OBJECT,
        f"\ufeff{OBJECT}\r\n",
        f"```json\n{OBJECT}\n```",
        f"Sure! Here it is:\n\n```\n{OBJECT}\n```\nDo you need {{anything}} else?",
        f"Here it is: {OBJECT} I hope {{that}} helps. {{}}",
        f"I cite {{s1}} below.\njson\nCopy code\n{OBJECT}",
    ],
)
def test_the_object_is_found_with_whatever_stands_around_it(text: str) -> None:
    assert reply_object(text, KEYS) == OBJECT


def test_of_two_objects_the_longer_is_the_reply() -> None:
    assert reply_object(f'An example is {{"claims": []}}; my reply: {OBJECT}', KEYS) == OBJECT


def test_what_a_page_makes_of_spaces_and_quotation_marks_is_undone_where_it_must_be() -> None:
    shown = "{\n\u00a0\u00a0“claims”: [], “summary”:\u00a0[{“text”: “It rained.”}]\n}"
    found = reply_object(shown, KEYS)
    assert found is not None
    assert json.loads(found) == {"claims": [], "summary": [{"text": "It rained."}]}


def test_a_reply_that_can_be_read_keeps_its_own_spaces_and_marks() -> None:
    text = '{"claims": "“Go\u00a0on”"}'
    assert reply_object(text, KEYS) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I cannot help with that.", "holds no JSON object"),
        (OBJECT[:-2], "breaks off"),
        ('{"claims": [}]}', "no valid JSON"),
        ("It is {} then.", "of the form asked for"),
        ('{"result": "none"}', "of the form asked for"),
    ],
)
def test_what_is_no_reply_is_told_with_what_to_do(text: str, told: str) -> None:
    assert reply_object(text, KEYS) is None
    assert told in what_is_wrong(text)


@given(st.text(alphabet='{}[]":, ab`\n“”\\', max_size=200))
@example("{" * 2000)
def test_any_text_is_an_object_or_is_told_what_is_wrong(text: str) -> None:
    found = reply_object(text, KEYS)
    if found is None:
        assert what_is_wrong(text)
    else:
        assert isinstance(json.loads(found), dict)


def test_the_message_has_instructions_schema_and_material_in_this_order() -> None:
    text = pasted_text(request())
    places = [text.index(part) for part in ("You read.", '{"type":"object"}', "[s1] It rained.")]
    assert places == sorted(places)


def test_a_repair_carries_the_reply_and_what_is_wrong_with_it() -> None:
    repair = request(Message("assistant", OBJECT), Message("user", "claims[0]: no such sentence"))
    text = pasted_text(repair)
    assert text.index("[s1] It rained.") < text.index(OBJECT) < text.index("no such sentence")
    assert (is_repair(request()), is_repair(repair)) == (False, True)


def test_what_nobody_has_answered_is_kept_in_the_order_it_was_asked() -> None:
    first, second = request(), request(Message("user", "again"))
    relay = Relay({second.key: OBJECT})
    with pytest.raises(ReplayMissError):
        asyncio.run(relay.reply(first))
    assert asyncio.run(relay.reply(second)).text == OBJECT
    assert list(relay.wanted) == [first.key]
