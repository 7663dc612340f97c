from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from summarize.models.doctor import LONG_WORDS, Finding, examine
from summarize.models.endpoint import OpenAIModel
from tests.models.asking import KEY, SkippingClock
from tests.models.server import Answer, Call, Server, completion, failure, json_answer, page

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = '{"harbour": "Tarn", "passengers": 240, "damaged": ["rudder"]}'
MODELS = json_answer({"object": "list", "data": [{"id": "tiny"}, {"id": "large"}]})


def served(answer: Callable[[Call], Answer], read: int = 9_000) -> Callable[[Call], Answer]:
    """A server with a list of models that reads `read` tokens of a long text."""

    def script(call: Call) -> Answer:
        if call.method == "GET":
            return MODELS
        if len(call.text) > LONG_WORDS:
            return completion("ferries", usage={"prompt_tokens": read, "completion_tokens": 2})
        return answer(call)

    return script


def findings(
    script: Callable[[Call], Answer], model: str | None = "tiny", path: str = "", key: str = KEY
) -> dict[str, Finding]:
    async def all_of(url: str) -> dict[str, Finding]:
        endpoint = OpenAIModel(url, key, clock=SkippingClock().clock(), retries=1)
        made = {each.step: each async for each in examine(endpoint, model)}
        await endpoint.aclose()
        return made

    with Server(script) as server:
        return asyncio.run(all_of(server.url.removesuffix("/v1") + path if path else server.url))


def test_a_good_server_is_good_in_every_step() -> None:
    made = findings(served(lambda call: completion(GOOD)))
    assert {each.verdict for each in made.values()} == {"good"}
    assert list(made) == ["server", "models", "answer", "form", "length"]
    assert "articles stay here" in made["server"].text


def test_without_a_model_its_names_are_shown_and_nothing_is_asked_of_one() -> None:
    made = findings(served(lambda call: failure(500)), None)
    assert list(made) == ["server", "models"]
    assert "tiny, large" in made["models"].text
    assert "--model tiny" in (made["models"].advice or "")


def test_a_prompt_cut_in_silence_is_found_out() -> None:
    made = findings(served(lambda call: completion(GOOD), read=2048))
    assert made["length"].verdict == "bad"
    assert "2,048 tokens" in made["length"].text
    assert "OLLAMA_CONTEXT_LENGTH" in (made["length"].advice or "")


@pytest.mark.parametrize("usage", [{"prompt_tokens": 0, "completion_tokens": 0}, {"other": 1}])
def test_a_server_that_counts_nothing_is_not_called_whole(usage: dict[str, int]) -> None:
    def script(call: Call) -> Answer:
        return MODELS if call.method == "GET" else completion(GOOD, usage=usage)

    assert findings(script)["length"].verdict == "unknown"


def test_a_window_that_is_too_small_and_says_so_is_no_failure() -> None:
    def script(call: Call) -> Answer:
        if call.method == "GET":
            return MODELS
        if len(call.text) > LONG_WORDS:
            return failure(
                400, "exceeds the available context size", code="context_length_exceeded"
            )
        return completion(GOOD)

    assert findings(script)["length"].verdict == "poor"


def test_a_server_that_ignores_the_schema_is_given_the_chance_that_a_run_gives_it() -> None:
    def heeds_the_prompt(call: Call) -> Answer:
        return completion(GOOD if '"passengers"' in call.text else "It left Tarn.")

    assert findings(served(heeds_the_prompt))["form"].verdict == "good"
    assert findings(served(lambda call: completion("It left Tarn.")))["form"].verdict == "bad"


def test_a_model_that_rambles_until_it_is_cut_is_called_too_small() -> None:
    made = findings(served(lambda call: completion('{"harbour": "Tarn Tarn', finish="length")))
    assert "too small" in made["form"].text


def test_a_model_that_is_not_there_is_told_with_those_that_are() -> None:
    made = findings(served(lambda call: failure(404, "model not found")), "tyni")
    assert made["answer"].verdict == "bad"
    assert "'tyni'" in (made["answer"].advice or "")
    assert "tiny, large" in (made["answer"].advice or "")
    assert "length" not in made


def test_a_missing_and_a_wrong_key_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    missing = findings(lambda call: failure(401, "no"), key="")["models"]
    wrong = findings(lambda call: failure(401, f"no: {KEY}"))["models"]
    assert "OPENAI_API_KEY is not set" in missing.text
    assert "does not accept the key" in wrong.text
    assert missing.unreachable
    assert wrong.unreachable
    assert KEY not in wrong.text


@pytest.mark.parametrize("elsewhere", [page(), failure(404, "not found")])
def test_an_address_without_its_last_part_is_completed(elsewhere: Answer) -> None:
    def script(call: Call) -> Answer:
        return MODELS if call.path == "/v1/models" else elsewhere

    made = findings(script, path="/")
    assert made["models"].verdict == "bad"
    assert (made["models"].advice or "").endswith("/v1")


def test_a_server_without_a_list_of_models_may_still_answer() -> None:
    def script(call: Call) -> Answer:
        return failure(404, "no such page") if call.method == "GET" else completion(GOOD)

    made = findings(script)
    assert made["models"].verdict == "unknown"
    assert made["answer"].verdict == "good"


def test_the_findings_are_sentences_and_hold_no_key() -> None:
    made = findings(served(lambda call: failure(403, json.dumps({"key": KEY}))))
    assert made["answer"].unreachable
    assert KEY not in "".join(f"{each.text}{each.advice}" for each in made.values())
