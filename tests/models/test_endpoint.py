from __future__ import annotations

import asyncio
from email.utils import formatdate

import pytest

from summarize.models import Reply, TokenUsage
from summarize.models.endpoint import RETRIES, OpenAIModel
from summarize.models.errors import (
    AuthenticationError,
    ContentFilterError,
    EmptyReplyError,
    ModelError,
    PromptTooLongError,
    QuotaError,
    RateLimitError,
    RefusalError,
    RejectedRequestError,
    ServerError,
    TruncatedReplyError,
    UnreachableError,
)
from tests.models.asking import GOOD, KEY, SkippingClock, ask, ask_one, request
from tests.models.server import (
    Answer,
    Server,
    completion,
    failure,
    json_answer,
    page,
    rate_limited,
)

WELL = completion(GOOD)
QUOTA = failure(429, "You exceeded your current quota", code="insufficient_quota")
ENVELOPES = {
    "a web page": page(),
    "half a JSON document": Answer(200, '{"id": "chatcmpl-1", "choi'),
    "nothing at all": Answer(200, ""),
    "another kind of JSON": json_answer(["harbour"]),
    "no choices field": json_answer({"id": "chatcmpl-1"}),
    "a failure of the server behind": json_answer({"error": {"code": 502, "message": "no"}}),
}
PASSING = {
    "rate limit": rate_limited(),
    "server error": failure(500),
    "unavailable": failure(503),
    "bad gateway with a page": page(status=502),
    "request timeout": failure(408),
    "conflict": failure(409),
    "reset": Answer(ending="reset"),
    "half a body": Answer(body=GOOD * 50, ending="half"),
    **ENVELOPES,
}


def seen(outcome: object) -> Reply:
    assert isinstance(outcome, Reply), outcome
    return outcome


def test_a_reply_comes_with_its_usage_and_the_name_of_the_model_that_served_it() -> None:
    usage = {
        "prompt_tokens": 900,
        "prompt_tokens_details": {"cached_tokens": 512},
        "completion_tokens": 60,
    }
    with Server([completion(GOOD, usage=usage)]) as server:
        _, outcome = ask_one(server)
    assert outcome == Reply(GOOD, "stop", TokenUsage(900, 512, 60), "tiny-served")


def test_a_request_says_what_it_was_given_and_bears_the_key() -> None:
    with Server([WELL]) as server:
        ask(server, [request("A short text.", temperature=0, seed=7)])
    (call,) = server.calls
    assert (call.method, call.path) == ("POST", "/v1/chat/completions")
    assert call.headers["authorization"] == f"Bearer {KEY}"
    assert {"model": "tiny", "temperature": 0, "seed": 7}.items() <= call.body.items()
    assert call.body["messages"][-1] == {"role": "user", "content": "A short text."}
    assert call.body["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_a_fault_that_passes_costs_one_request_more(fault: Answer) -> None:
    with Server([fault, WELL]) as server:
        _, outcome = ask_one(server)
    assert seen(outcome).text == GOOD
    assert server.asked == 2


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
@pytest.mark.parametrize("retries", [0, 2, RETRIES])
def test_a_fault_that_stays_is_asked_about_as_often_as_the_policy_says(
    fault: Answer, retries: int
) -> None:
    with Server([fault]) as server:
        _, outcome = ask_one(server, retries=retries)
    assert isinstance(outcome, ServerError)
    assert server.asked == retries + 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (QUOTA, QuotaError),
        (failure(402, "Insufficient Balance"), QuotaError),
        (failure(401, "Incorrect API key provided"), AuthenticationError),
        (failure(403, "Project has no access to the model"), AuthenticationError),
        (failure(404, "The model `tiny` does not exist"), RejectedRequestError),
        (failure(413, "Request too large"), PromptTooLongError),
        (
            failure(400, "maximum context length is 4096 tokens", code="context_length_exceeded"),
            PromptTooLongError,
        ),
        (
            failure(400, "request (5000 tokens) exceeds the available context size (4096 tokens)"),
            PromptTooLongError,
        ),
        (failure(503, headers={"x-should-retry": "false"}), ServerError),
        (completion(None, refusal="I cannot help with that."), RefusalError),
        (completion(None, finish="content_filter"), ContentFilterError),
        (completion("{", finish="content_filter"), ContentFilterError),
        (completion(None), EmptyReplyError),
        (completion(" \n"), EmptyReplyError),
        (json_answer({"choices": []}), EmptyReplyError),
        (completion("", finish="length"), TruncatedReplyError),
    ],
)
def test_what_asking_again_cannot_change_is_asked_once(
    fault: Answer, error: type[ModelError]
) -> None:
    with Server([fault]) as server:
        _, outcome = ask_one(server)
    assert type(outcome) is error
    assert server.asked == 1


def test_a_reply_cut_by_length_comes_back_as_far_as_it_goes() -> None:
    with Server([completion('{"harbour": "Ta', finish="length")]) as server:
        _, outcome = ask_one(server)
    assert (seen(outcome).text, seen(outcome).finish_reason) == ('{"harbour": "Ta', "length")


def test_a_refusal_tells_what_it_cost() -> None:
    with Server([completion(None, refusal="No.")]) as server:
        _, outcome = ask_one(server)
    assert isinstance(outcome, RefusalError)
    assert outcome.usage == TokenUsage(100, 0, 20)


@pytest.mark.parametrize(
    ("headers", "least", "most"),
    [
        ({"retry-after": "7"}, 7, 8),
        ({"retry-after": "0.5"}, 0.5, 0.7),
        ({"retry-after-ms": "1500"}, 1.5, 2),
        ({"retry-after": formatdate(1000, usegmt=True), "date": formatdate(970)}, 30, 31),
        ({"retry-after": formatdate(0, usegmt=True)}, 0, 0),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1m2s"}, 62, 63),
        ({"retry-after": "soon"}, 0, 0.5),
        ({}, 0, 0.5),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_wait_is_as_long_as_the_server_asks(
    status: int, headers: dict[str, str], least: float, most: float
) -> None:
    skipping = SkippingClock()
    with Server([failure(status, headers=headers), WELL]) as server:
        _, outcome = ask_one(server, clock=skipping.clock())
    seen(outcome)
    assert least <= skipping.waits[0] <= most
    assert sum(skipping.waits) <= most


def test_a_wait_beyond_the_deadline_is_not_begun() -> None:
    skipping = SkippingClock()
    with Server([rate_limited("3600")]) as server:
        _, outcome = ask_one(server, clock=skipping.clock())
    assert isinstance(outcome, RateLimitError)
    assert "concurrency" in str(outcome)
    assert (server.asked, skipping.waits) == (1, [])


def test_waits_differ_and_their_ceiling_doubles() -> None:
    skipping = SkippingClock()
    with Server([failure(500)]) as server:
        ask_one(server, clock=skipping.clock(), retries=6)
    ceilings = [0.5, 1, 2, 4, 8, 16]
    assert all(wait <= top for wait, top in zip(skipping.waits, ceilings, strict=True))
    assert len(set(skipping.waits)) == 6


def test_when_one_is_told_to_slow_down_no_other_sets_off_before_the_time_is_over() -> None:
    def script(call: object) -> Answer:
        number = len(server.calls) - 1
        return rate_limited(retry_after_ms="300") if number == 0 else WELL

    with Server(script) as server:
        _, outcomes = ask(server, [request(str(n)) for n in range(6)], concurrency=1, clock=None)
    assert all(isinstance(outcome, Reply) for outcome in outcomes)
    assert server.asked == 7
    assert server.calls[1].at - server.calls[0].at >= 0.3


def test_no_more_requests_are_under_way_than_allowed() -> None:
    with Server([completion(GOOD, delay=0.02)]) as server:
        ask(server, [request(str(n)) for n in range(20)], concurrency=3)
    assert server.asked == 20
    assert server.most_at_once == 3


def test_a_server_that_hangs_is_left_at_the_timeout_and_at_the_deadline_for_good() -> None:
    with Server([Answer(ending="hang")]) as server:
        model, outcome = ask_one(server, timeout=0.1, retries=2)
    assert isinstance(outcome, UnreachableError)
    assert "0.1 s" in str(outcome)
    assert model.requests_sent == 3

    with Server([Answer(ending="hang")]) as server:
        model, outcome = ask_one(server, timeout=0.1, deadline=0.15, clock=None, retries=50)
    assert isinstance(outcome, UnreachableError)
    assert 1 <= model.requests_sent < 6


def test_after_a_hang_the_next_attempt_is_answered() -> None:
    with Server([Answer(ending="hang"), WELL]) as server:
        _, outcome = ask_one(server, timeout=0.5)
    assert seen(outcome).text == GOOD
    assert server.asked == 2


def test_where_nobody_listens_the_second_request_does_not_wait_as_long_as_the_first() -> None:
    with Server([WELL]) as server:
        url = server.url
    skipping = SkippingClock()
    model = OpenAIModel(url, clock=skipping.clock())

    async def twice() -> list[int]:
        counts = []
        for each in (request("a"), request("b")):
            with pytest.raises(UnreachableError, match="no server answers at http://127"):
                await model.reply(each)
            counts.append(model.requests_sent)
        await model.aclose()
        return counts

    assert asyncio.run(twice()) == [RETRIES + 1, RETRIES + 2]


@pytest.mark.parametrize("fault", [QUOTA, failure(401, "no such key")])
def test_a_closed_door_is_tried_once_for_all_articles(fault: Answer) -> None:
    with Server([fault]) as server:
        _, outcomes = ask(server, [request(str(n)) for n in range(9)], concurrency=1)
    assert len({str(outcome) for outcome in outcomes}) == 1
    assert all(isinstance(outcome, QuotaError | AuthenticationError) for outcome in outcomes)
    assert server.asked == 1


def test_a_parameter_that_is_ours_to_set_is_refused_before_anything_is_sent() -> None:
    with Server([WELL]) as server:
        _, outcomes = ask(server, [request(stream=True), request(temperature=float("nan"))])
    assert all(isinstance(outcome, RejectedRequestError) for outcome in outcomes)
    assert server.asked == 0


def test_half_a_surrogate_pair_is_an_error_of_that_article() -> None:
    with Server([WELL]) as server:
        _, outcomes = ask(server, [request("a \ud83d b"), request("b")])
    assert isinstance(outcomes[0], RejectedRequestError)
    assert seen(outcomes[1]).text == GOOD


def test_an_article_dropped_midway_gives_its_place_to_the_next() -> None:
    with Server([completion(GOOD, delay=0.05)]) as server:
        model = OpenAIModel(server.url, KEY, concurrency=1)

        async def drop_two() -> Reply:
            tasks = [asyncio.create_task(model.reply(request(str(n)))) for n in range(4)]
            await asyncio.sleep(0.02)
            tasks[0].cancel()
            tasks[1].cancel()
            replies = await asyncio.gather(*tasks[2:])
            await model.aclose()
            return replies[-1]

        assert asyncio.run(drop_two()).text == GOOD


def test_the_key_is_in_no_error_and_no_representation() -> None:
    told = f"Incorrect API key provided: {KEY} (sk-test-***5b4a)"
    for status in (400, 401, 403, 404, 429, 500):
        with Server([failure(status, told)]) as server:
            model, outcome = ask_one(server, retries=0)
        shown = f"{outcome!r} {outcome} {model!r} {model.notices} {vars(outcome)}"
        assert KEY not in shown
        assert "5b4a" not in shown


def test_a_pause_that_another_article_caused_does_not_use_up_the_time_of_this_one() -> None:
    script = [failure(500), rate_limited("250"), WELL]
    with Server(script) as server:
        _, (first, second) = ask(server, [request("a"), request("b")], concurrency=1, deadline=200)
    assert seen(first).text == GOOD
    assert isinstance(second, RateLimitError)
