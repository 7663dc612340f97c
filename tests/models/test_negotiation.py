from __future__ import annotations

import pytest

from summarize.models import Message, Reply, Request
from summarize.models.errors import RejectedRequestError, ServerError
from summarize.models.knowledge import Manners
from summarize.models.negotiation import FORMS, request_body
from tests.models.asking import GOOD, SCHEMA, ask, ask_one, request
from tests.models.server import Answer, Call, Server, completion, failure

WELL = completion(GOOD)
REFUSALS = {
    "400": failure(400, "response_format.type 'json_schema' is not supported"),
    "400 without a reason": failure(400, "Bad Request"),
    "422": failure(422, "body.response_format: value is not a valid enumeration member"),
    "500 with a reason": failure(500, "[{'msg': \"Input should be 'text' or 'json_object'\"}]"),
}


def takes(*formats: str | None, refusal: Answer) -> object:
    """A server that takes these response formats alone."""

    def script(call: Call) -> Answer:
        return WELL if call.format in formats else refusal

    return script


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_a_form_that_is_refused_gives_way_to_the_next_and_is_not_tried_again(
    refusal: Answer,
) -> None:
    with Server(takes("json_object", refusal=refusal)) as server:  # type: ignore[arg-type]
        model, outcomes = ask(server, [request(str(n)) for n in range(3)], concurrency=1)
    assert all(isinstance(outcome, Reply) for outcome in outcomes)
    assert [call.format for call in server.calls] == ["json_schema", *["json_object"] * 3]
    assert server.calls[1].body["response_format"]["schema"] == SCHEMA
    assert model.form("tiny", "harbour-reply.v1") == "json_object_schema"


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_a_server_that_takes_no_format_finds_the_schema_in_the_prompt(refusal: Answer) -> None:
    with Server(takes(None, refusal=refusal)) as server:  # type: ignore[arg-type]
        _, outcome = ask_one(server)
    assert isinstance(outcome, Reply)
    assert server.asked == len(FORMS)
    assert '"harbour"' in server.calls[-1].body["messages"][0]["content"]


def test_a_refusal_of_every_form_is_told_as_it_was_first_said() -> None:
    script = [failure(400, "no such thing"), failure(400, "neither that")]
    with Server(script) as server:
        _, outcome = ask_one(server)
    assert isinstance(outcome, RejectedRequestError)
    assert "no such thing" in str(outcome)
    assert server.asked == len(FORMS)


def test_a_500_without_a_reason_leads_to_another_form_within_the_retries() -> None:
    with Server(takes("json_object", refusal=failure(500))) as server:  # type: ignore[arg-type]
        _, outcome = ask_one(server)
    assert isinstance(outcome, Reply)
    assert [call.format for call in server.calls] == ["json_schema", "json_schema", "json_object"]


def test_a_500_once_a_form_has_proved_good_puts_no_doubt_on_it() -> None:
    with Server([WELL, *[failure(500)] * 4, WELL]) as server:
        model, outcomes = ask(server, [request("a"), request("b")], concurrency=1)
    assert all(isinstance(outcome, Reply) for outcome in outcomes)
    assert {call.format for call in server.calls} == {"json_schema"}
    assert model.form("tiny", "harbour-reply.v1") == "json_schema"


def test_a_500_that_stays_is_asked_about_no_more_often_for_having_forms() -> None:
    with Server([failure(500)]) as server:
        _, outcome = ask_one(server, retries=4)
    assert isinstance(outcome, ServerError)
    assert server.asked == 5


@pytest.mark.parametrize("ignored", ["The harbour is Tarn.", '{"port": 1}', f"```\n{GOOD}\n```"])
def test_a_server_that_ignores_the_schema_is_found_out_and_the_prompt_shows_it(
    ignored: str,
) -> None:
    with Server([completion(ignored), WELL]) as server:
        model, outcomes = ask(server, [request("a"), request("b")], concurrency=1)
    assert isinstance(outcomes[0], Reply)
    assert outcomes[0].text == ignored  # what to do about it is for the repair to say
    first, second = server.calls
    assert '"harbour"' not in first.text
    assert '"harbour"' in second.text
    assert "did not keep to it" in model.notices[0]


def test_a_reply_cut_short_does_not_accuse_the_server_of_ignoring_the_schema() -> None:
    with Server([completion('{"harb', finish="length"), WELL]) as server:
        model, _ = ask(server, [request("a"), request("b")], concurrency=1)
    assert [call.format for call in server.calls] == ["json_schema"] * 2
    assert model.notices == ()


def test_a_reasoning_model_gets_no_temperature_and_its_own_name_for_the_length() -> None:
    def script(call: Call) -> Answer:
        if "max_tokens" in call.body:
            told = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
            return failure(400, told, code="unsupported_parameter", param="max_tokens")
        if "temperature" in call.body:
            told = "Unsupported value: 'temperature' does not support 0 with this model."
            return failure(400, told, code="unsupported_value", param="temperature")
        return WELL

    with Server(script) as server:
        asked = [request(str(n), temperature=0, max_tokens=500) for n in range(8)]
        model, outcomes = ask(server, asked, concurrency=4)
    assert all(isinstance(outcome, Reply) for outcome in outcomes)
    assert server.calls[-1].body["max_completion_tokens"] == 500
    assert server.asked <= 8 + 4 * 2  # the first wave learns, the others know
    assert len(model.notices) == 2


def test_a_parameter_that_nobody_knows_is_for_the_user_to_mend() -> None:
    told = "Unrecognized request argument supplied: temprature"
    with Server([failure(400, told)]) as server:
        _, (outcome,) = ask(
            server, [Request("tiny", (Message("user", "a"),), None, None, {"x": 1})]
        )
    assert isinstance(outcome, RejectedRequestError)
    assert "temprature" in str(outcome)
    assert server.asked == 1


def test_an_out_of_range_value_is_not_dropped_in_silence() -> None:
    told = "Invalid 'temperature': decimal above maximum value. Expected a value <= 2."
    with Server(
        [failure(400, told, code="decimal_above_max_value", param="temperature")]
    ) as server:
        _, (outcome,) = ask(server, [request(temperature=9)])
    assert isinstance(outcome, RejectedRequestError)


@pytest.mark.parametrize("form", range(len(FORMS)))
def test_instructions_and_schema_come_before_the_article_and_are_the_same_for_all(
    form: int,
) -> None:
    one, other = (request_body(request(text), form, Manners()) for text in ("First.", "Second."))
    assert one["messages"][0] == other["messages"][0]
    assert one["messages"][-1] == {"role": "user", "content": "First."}
    assert one.get("response_format") == other.get("response_format")


def test_a_schema_s_name_has_no_dots_on_the_way() -> None:
    shape = request_body(request(), 0, Manners())["response_format"]["json_schema"]
    assert shape["name"] == "harbour-reply_v1"


def test_a_request_without_a_schema_asks_for_no_format() -> None:
    plain = Request("tiny", (Message("user", "Hello"),))
    with Server([completion("Hello.")]) as server:
        _, (outcome,) = ask(server, [plain])
    assert isinstance(outcome, Reply)
    assert server.calls[0].format is None
