"""Articles asked of a real server on loopback: repairs, named errors, long articles, order."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from summarize.analysis import ModelOptions, analyse, analyse_all
from summarize.analysis.failures import UnansweredError
from summarize.analysis.types import Analysis
from summarize.articles import ArticleError
from summarize.jsonform import to_json
from summarize.models.errors import (
    ContentFilterError,
    EmptyReplyError,
    ModelError,
    RefusalError,
    TruncatedReplyError,
    UnusableReplyError,
)
from summarize.schemas import check_document
from tests.analysis.making import article
from tests.analysis.replying import ARTICLE, GOOD, S1, claim, reply, text_of
from tests.models.server import Answer, Call, Server, completion
from tests.spans import evidence_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summarize.articles import Article

INVENTED = claim("The dam was blown up.", "s99")


def options(server: Server, **more: Any) -> ModelOptions:
    return ModelOptions(base_url=server.url, **{"prompt": "analysis@2", **more})


def asked(script: Sequence[Answer] | Callable[[Call], Answer]) -> tuple[Analysis, Server]:
    with Server(script) as server:
        return analyse(ARTICLE, "tiny", options=options(server)), server


def test_a_good_reply_is_asked_for_once_and_says_where_it_comes_from() -> None:
    analysis, server = asked([completion(text_of(GOOD))])
    assert server.asked == 1
    document = to_json(analysis)
    assert check_document(document, "article-analysis.v1") == ()
    engine = document["engine"]
    assert (engine["name"], engine["model"], engine["prompt"]) == ("llm", "tiny", "analysis@2")
    assert engine["reply_schema"] == "analysis-reply.v2"
    assert engine["parameters"] == {"temperature": 0}
    assert engine["usage"]["requests"] == 1
    assert engine["usage"]["input_tokens"] == 100
    assert [c.id for c in analysis.claims] == ["c1", "c2"]
    for proof in evidence_in(document):
        assert ARTICLE.text[proof["start"] : proof["end"]] == proof["quote"]


def test_a_fault_is_told_with_the_original_messages_and_the_last_reply() -> None:
    first = text_of(reply(claims=[INVENTED]))
    analysis, server = asked([completion(first), completion(text_of(GOOD))])
    assert server.asked == 2
    original, again = (call.body["messages"] for call in server.calls)
    assert again[: len(original)] == original
    assert again[len(original)] == {"role": "assistant", "content": first}
    assert "claims[0]: there is no sentence 's99'" in again[-1]["content"]
    assert len(again) == len(original) + 2
    assert len(analysis.claims) == 2
    assert analysis.engine.usage is not None
    assert analysis.engine.usage.requests == 2


def test_what_is_never_put_right_is_rejected_and_the_rest_kept() -> None:
    ten, eleven = (
        text_of(reply(claims=[claim(S1, "s1"), INVENTED, claim(f"{number} people died.", "s1")]))
        for number in ("Ten", "Eleven")
    )
    analysis, server = asked([completion(ten), completion(eleven), completion(ten)])
    assert server.asked == 3
    assert all(len(call.body["messages"]) == 4 for call in server.calls[1:])
    assert [c.text for c in analysis.claims] == [S1]
    assert [(r.what, r.quote, r.reason) for r in analysis.rejected] == [
        ("claim", "s99", "unknown_sentence"),
        ("claim", "Ten people died.", "unsupported_number"),
        ("claim", "Eleven people died.", "unsupported_number"),
    ]


def test_a_model_that_repeats_itself_is_not_asked_a_third_time() -> None:
    analysis, server = asked([completion(text_of(reply(claims=[claim(S1, "s1"), INVENTED])))])
    assert server.asked == 2
    assert [r.quote for r in analysis.rejected] == ["s99"]


def test_a_worse_repair_does_not_cost_what_stood() -> None:
    first = text_of(reply(claims=[*GOOD["claims"], INVENTED]))
    analysis, server = asked([completion(first), completion("I am sorry."), completion("{}")])
    assert server.asked == 3
    assert len(analysis.claims) == 2
    assert [r.quote for r in analysis.rejected] == ["s99"]


def test_a_repair_that_fails_leaves_the_first_reply_and_a_warning() -> None:
    first = text_of(reply(claims=[*GOOD["claims"], INVENTED]))
    analysis, _ = asked([completion(first), completion(None, refusal="No.")])
    assert len(analysis.claims) == 2
    assert any("repair 1" in warning for warning in analysis.warnings)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (completion(None, refusal="I cannot help with that."), RefusalError),
        (completion("{", finish="length"), TruncatedReplyError),
        (completion(None, finish="content_filter"), ContentFilterError),
        (completion(""), EmptyReplyError),
        (Answer(200, json.dumps({"choices": []})), EmptyReplyError),
        (completion("What a sad story."), UnusableReplyError),
        (completion('{"claims": [{"text": "Nine'), UnusableReplyError),
        (completion("[1, 2]"), UnusableReplyError),
    ],
)
def test_a_reply_that_cannot_be_used_is_a_named_error_of_its_article(
    answer: Answer, error: type[ModelError]
) -> None:
    def script(call: Call) -> Answer:
        return answer if "Lenna" in call.text else completion(text_of(reply()))

    with Server(script) as server:
        other = article("Shaft 3 of the mine was closed on Monday.", id_="mine")
        found = list(analyse_all([other, ARTICLE, other], model="tiny", options=options(server)))
    assert [type(each) for each in found] == [Analysis, UnansweredError, Analysis]
    failed = found[1]
    assert isinstance(failed, UnansweredError)
    assert type(failed.error) is error
    assert failed.input == "flood"
    assert server.asked <= 2 + 3


def test_prose_around_nothing_is_asked_for_three_times_and_no_more() -> None:
    with Server(lambda call: completion(f"I would rather talk, {call.number}.")) as server:
        with pytest.raises(UnusableReplyError):
            analyse(ARTICLE, "tiny", options=options(server))
        assert server.asked == 3


def test_results_come_in_input_order_whoever_answers_first() -> None:
    def script(call: Call) -> Answer:
        number = int(re.findall(r"Shaft (\d+)", call.text)[-1])
        return completion(text_of(reply()), delay=0.002 * ((7 * number) % 10))

    articles = [
        article(f"Shaft {number} of the mine was closed on Monday.", id_=f"a{number}")
        for number in range(40)
    ]
    error = ArticleError("b.txt", "has no text")
    with Server(script) as server:
        found = list(
            analyse_all(
                [*articles[:5], error, *articles[5:]],
                model="tiny",
                concurrency=6,
                options=options(server),
            )
        )
    ids = [each.article.id if isinstance(each, Analysis) else each.input for each in found]
    assert ids == [*(f"a{n}" for n in range(5)), "b.txt", *(f"a{n}" for n in range(5, 40))]
    assert server.asked == 40
    assert 1 < server.most_at_once <= 6


def test_a_stream_without_end_is_taken_only_as_far_as_results_are_fetched() -> None:
    taken: list[int] = []

    def stream() -> Iterator[Article]:
        while True:
            taken.append(len(taken))
            yield article("Shaft 1 of the mine was closed.", id_=f"a{len(taken)}")

    with Server([completion(text_of(reply()))]) as server:
        found = analyse_all(stream(), model="tiny", concurrency=3, options=options(server))
        assert taken == []
        for _ in range(20):
            next(found)
        found.close()  # type: ignore[attr-defined]
    assert len(taken) <= 20 + 8 * 3  # what is held ahead, eight times the concurrency


LONG = "\n\n".join(
    f"Shaft {number} of the mine was closed on Monday. {'The shaft is deep and very old. ' * 12}"
    for number in range(1, 41)
)


def closing(call: Call) -> Answer:
    """A claim for each shaft that the request shows, and one frame."""
    shown = re.findall(r"\[(s\d+)\] Shaft (\d+)", call.text)
    claims = [claim(f"Shaft {number} was closed.", identity) for identity, number in shown]
    frame = {"sentences": [shown[0][0]], "frame": "Economic", "weight": "primary"}
    return completion(text_of(reply(claims=claims, frames=[frame])))


def test_a_long_article_is_divided_at_paragraphs_and_put_together_again() -> None:
    with Server(closing) as server:
        long = analyse(article(LONG), "tiny", options=options(server, window=10_000))
        calls = server.calls
    assert len(calls) > 1
    assert [c.text for c in long.claims] == [f"Shaft {n} was closed." for n in range(1, 41)]
    assert [c.id for c in long.claims] == [f"c{n}" for n in range(1, 41)]
    assert len(long.framing.frames) == 1
    assert len(long.framing.frames[0].evidence) == len(calls)
    assert all(
        f"part {n} of {len(calls)}" in "".join(c.text for c in calls) for n in (1, len(calls))
    )


def test_an_article_that_the_server_calls_too_long_is_divided_then() -> None:
    refusal = {
        "error": {
            "message": "This model's maximum context length is 4096 tokens.",
            "type": "invalid_request_error",
            "param": "messages",
            "code": "context_length_exceeded",
        }
    }

    def script(call: Call) -> Answer:
        if len(call.text) > 22_000:
            return Answer(400, json.dumps(refusal))
        return closing(call)

    with Server(script) as server:
        long = analyse(article(LONG), "tiny", options=options(server))
    assert [c.text for c in long.claims] == [f"Shaft {n} was closed." for n in range(1, 41)]


def test_a_server_that_reads_half_of_the_prompt_is_found_out() -> None:
    usage = {"prompt_tokens": 512, "completion_tokens": 5, "total_tokens": 517}
    with Server([completion(text_of(reply()), usage=usage)]) as server:
        analysis = analyse(article(LONG), "tiny", options=options(server))
    assert any("cut it silently" in warning for warning in analysis.warnings)


def test_an_article_with_no_reporting_in_it_is_not_asked() -> None:
    with Server([completion("{}")]) as server:
        analysis = analyse(
            article("Read more: how the wall was built"), "tiny", options=options(server)
        )
        assert server.asked == 0
    assert any("nothing was asked" in warning for warning in analysis.warnings)


def test_a_recorded_run_is_replayed_to_the_same_bytes(tmp_path: Any) -> None:
    tape = tmp_path / "tape.jsonl"
    stubborn = text_of(reply(claims=[claim(S1, "s1"), INVENTED]))
    with Server([completion(stubborn)]) as server:
        first = analyse(ARTICLE, "tiny", options=options(server, record=tape))
    again = analyse(ARTICLE, "tiny", options=ModelOptions(prompt="analysis@2", replay=tape))
    assert to_json(again) == to_json(first)
