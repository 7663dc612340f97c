"""Claims put together by a model behind a real server: what is asked, mended and left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from summarize.analysis import ModelOptions, open_session
from summarize.analysis.claim_groups import Alignment, AlignmentError, number_claims
from summarize.models.errors import RefusalError
from tests.comparison.making import analysis_of
from tests.models.server import Answer, Server, completion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.analysis.aligning import ModelAligner

CLAIMS = number_claims(
    [
        analysis_of("anvil", "The mill was gone by dawn.\n\nThe keeper left the gate open."),
        analysis_of("beacon", "Nothing is left of the watermill.\n\nThe gate was locked."),
    ]
)


def group(*claims: str, relation: str = "agree") -> dict[str, Any]:
    pair = {"a": claims[0], "b": claims[-1], "relation": relation}
    return {"what": "the mill", "claims": list(claims), "agreement": [pair]}


def reply(*groups: dict[str, Any]) -> Answer:
    return completion(json.dumps({"groups": groups}))


def asked(script: Sequence[Answer]) -> tuple[Alignment, Server]:
    with Server(script) as server, _session(server) as session:
        return session.aligner().align(CLAIMS), server


def _session(server: Server) -> Any:
    return open_session("tiny", ModelOptions(base_url=server.url), concurrency=1)


def test_the_claims_are_shown_by_article_and_the_groups_come_back() -> None:
    alignment, server = asked(
        [reply(group("A1", "B1"), group("[A2]", "B2", relation="contradict"))]
    )
    assert server.asked == 1
    assert "[A2] The keeper left the gate open.\n\n[B1] Nothing" in server.calls[-1].text
    assert [each.claims for each in alignment.groups] == [("A1", "B1"), ("A2", "B2")]
    assert alignment.groups[1].agreement[0].relation == "contradict"
    assert alignment.engine is not None
    assert (alignment.engine.prompt, alignment.warnings) == ("align@1", ())
    assert alignment.engine.usage is not None
    assert alignment.engine.usage.requests == 1


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (completion("I cannot say."), "not one complete JSON object"),
        (reply(group("A1", "Z9")), "there is no claim Z9"),
        (reply({"what": "the mill"}), "'claims' is a required property"),
    ],
)
def test_a_reply_with_faults_is_asked_for_once_more(first: Answer, told: str) -> None:
    alignment, server = asked([first, reply(group("A1", "B1"))])
    assert server.asked == 2
    assert told in server.calls[-1].text
    assert [each.claims for each in alignment.groups] == [("A1", "B1")]


def test_what_stays_wrong_is_left_out_group_by_group() -> None:
    alignment, server = asked([reply({"what": "the gate"}, group("A1", "B1"))])
    assert server.asked == 2
    assert [each.claims for each in alignment.groups] == [("A1", "B1")]
    assert any("groups[0]" in warning for warning in alignment.warnings)


def test_prose_twice_is_no_answer() -> None:
    with pytest.raises(AlignmentError, match="answered 2 times"):
        asked([completion("I cannot say.")])


def test_a_model_that_declines_gives_no_answer_and_the_reason_is_kept() -> None:
    with (
        Server([completion(None, refusal="No.")]) as server,
        _session(server) as session,
    ):
        aligner: ModelAligner = session.aligner()
        with pytest.raises(AlignmentError, match="declined"):
            aligner.align(CLAIMS)
        assert isinstance(aligner.error, RefusalError)


def test_claims_of_one_article_are_not_asked_about() -> None:
    with Server([reply()]) as server, _session(server) as session:
        assert session.aligner().align(CLAIMS[:2]).groups == ()
        assert server.asked == 0
