from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.models import Reply, TokenUsage
from summarize.models.envelope import read_reply
from summarize.models.errors import ModelError, QuotaError, RateLimitError, ServerError
from summarize.models.faults import FaultError, coded_fault, server_words, without_key

WHERE = "http://localhost:1/v1"
LEAVES = st.none() | st.booleans() | st.floats() | st.integers() | st.text()
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
ENVELOPES = st.fixed_dictionaries(
    {},
    optional={
        "error": ANYTHING,
        "model": ANYTHING,
        "usage": ANYTHING
        | st.fixed_dictionaries(
            {"prompt_tokens": ANYTHING, "prompt_tokens_details": ANYTHING},
            optional={"completion_tokens": ANYTHING},
        ),
        "choices": ANYTHING
        | st.lists(
            st.fixed_dictionaries(
                {
                    "message": ANYTHING
                    | st.fixed_dictionaries({"content": ANYTHING, "refusal": ANYTHING})
                },
                optional={"finish_reason": ANYTHING, "error": ANYTHING},
            )
        ),
    },
)


def body(text: Any = "yes", finish: Any = "stop", **more: Any) -> str:
    choice = {"message": {"content": text}, "finish_reason": finish}
    return json.dumps({"choices": [choice], **more})


@settings(deadline=None)  # the first example imports
@given(ENVELOPES.map(json.dumps) | ANYTHING.map(json.dumps) | st.text())
def test_whatever_a_server_sends_is_a_reply_with_text_or_an_error_of_ours(sent: str) -> None:
    outcome: Reply | Exception
    try:
        outcome = read_reply(sent, WHERE, "")
    except (ModelError, FaultError) as error:
        outcome = error
    if isinstance(outcome, Reply):
        assert outcome.text.strip()
        assert outcome.finish_reason != "content_filter"
    assert str(outcome)


@settings(deadline=None)
@given(st.integers(400, 599), st.text() | ANYTHING.map(json.dumps))
def test_whatever_stands_beside_a_status_is_told_in_one_short_line(status: int, sent: str) -> None:
    told = str(coded_fault(status, sent, WHERE, "").error)
    assert "\n" not in told
    assert len(told) < 500


def test_text_in_parts_is_put_together() -> None:
    parts = [{"type": "text", "text": "ye"}, {"type": "text", "text": "s"}, {"type": "image"}]
    assert read_reply(body(parts), WHERE, "").text == "yes"


@pytest.mark.parametrize(
    ("stated", "usage"),
    [
        ({"prompt_tokens": 9, "completion_tokens": 2}, TokenUsage(9, 0, 2)),
        (
            {"prompt_tokens": 9, "completion_tokens": 2, "prompt_cache_hit_tokens": 4},
            TokenUsage(9, 4, 2),
        ),
        ({"prompt_tokens": -1, "completion_tokens": "2"}, None),
        ({}, None),
        (None, None),
    ],
)
def test_tokens_are_read_where_they_are_counted(stated: Any, usage: TokenUsage | None) -> None:
    assert read_reply(body(usage=stated), WHERE, "") == Reply("yes", "stop", usage)


@pytest.mark.parametrize(
    ("stated", "finish"),
    [("stop", "stop"), ("length", "length"), ("tool_calls", "other"), (None, "other")],
)
def test_the_reason_to_stop_is_one_of_ours(stated: Any, finish: str) -> None:
    assert read_reply(body(finish=stated), WHERE, "").finish_reason == finish


@pytest.mark.parametrize(
    ("code", "error"), [(429, RateLimitError), (402, QuotaError), ("overloaded", ServerError)]
)
def test_a_failure_inside_a_200_counts_as_what_it_says(code: Any, error: type[ModelError]) -> None:
    for sent in (
        {"error": {"message": "no", "code": code}},
        {"choices": [{"message": {}, "error": {"message": "no", "code": code}}]},
    ):
        with pytest.raises(FaultError) as caught:
            read_reply(json.dumps(sent), WHERE, "")
        assert type(caught.value.fault.error) is error


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ('{"error": {"message": "Too  many\\nrequests"}}', "Too many requests"),
        ('{"error": "model not found"}', "model not found"),
        ('{"message": "no"}', "no"),
        ('{"detail": [{"msg": "bad"}]}', '[{"msg": "bad"}]'),
        ("<html>502</html>", "a web page"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_a_server_s_own_words_are_found(sent: str, words: str) -> None:
    assert server_words(sent, "") == words


@pytest.mark.parametrize(
    "told",
    ["key my-own-key is wrong", "sk-proj-abc***wxyz is wrong", "Authorization: Bearer abc.def"],
)
def test_keys_are_starred_out_whole_or_half_hidden(told: str) -> None:
    shown = without_key(told, "my-own-key")
    assert "***" in shown
    assert not any(part in shown for part in ("my-own-key", "wxyz", "abc"))
