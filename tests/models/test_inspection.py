from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarize.models.cassette import Recorder, Tape
from summarize.models.inspection import statistics, verify
from summarize.models.types import Reply, Request, TokenUsage
from tests.models.answering import Answering, answers, request

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.jsonl"
    answers(Recorder(Answering(), file), request("one"), request("two"))
    return file


def told(path: Path) -> list[str]:
    return [f"{each.place.rpartition(':')[2]}: {each.message}" for each in verify([path])]


def test_sound_recordings_have_nothing_told_of_them(path: Path) -> None:
    assert told(path) == []


def test_each_line_that_is_wrong_is_told_with_its_number(path: Path) -> None:
    first, second = path.read_text().splitlines(keepends=True)
    changed = second.replace("user", "assistant")
    path.write_text(f"{first}\n{second[:90]}\n{changed}nonsense\n[]\n{second[:-9]}")
    assert told(path) == [
        "3: a line that was cut short",
        "4: the key is not that of the request: one of the two was changed by hand",
        "5: not JSON",
        "6: not a recording: the recording is not an object of the right form",
        "7: the last line was cut short",
    ]


def test_a_request_twice_is_harmless_with_the_same_reply_only(path: Path) -> None:
    tape = Tape(path)
    tape.append(request("one"), Reply("another", "stop", None))
    tape.append(request("one"), Reply("another", "stop", None))
    tape.close()
    findings = list(verify([path]))
    assert [finding.harmless for finding in findings] == [False, True]
    assert (
        findings[0].message == f"the request of {path}:1 again, with another reply: this one counts"
    )
    assert findings[1].message == f"the request of {path}:3 again, with the same reply"


def test_what_is_counted_is_by_model_prompt_and_schema(path: Path) -> None:
    tape = Tape(path)
    tape.append(request(model="llama3"), Reply("a", "stop", TokenUsage(7, 0, 1)), "relay")
    tape.append(request(schema_name="analysis-reply.v2"), Reply("b", "stop", None))
    tape.close()
    with path.open("ab") as stream:
        stream.write(b'{"key":')

    def prompt_of(request: Request) -> str:
        return "other" if request.model == "llama3" else "analysis@2"

    counted = statistics([path], prompt_of)
    assert (counted.files, counted.requests, counted.lines_passed_over) == (1, 4, 1)
    gpt, llama = counted.models["gpt-4o-mini"], counted.models["llama3"]
    assert (gpt.replies, gpt.input_tokens, gpt.cached_input_tokens, gpt.output_tokens) == (
        (3, 80, 16, 10)
    )
    assert (gpt.without_usage, gpt.cost_usd) == (1, None)
    assert (llama.replies, llama.without_usage, llama.cost_usd) == (1, 0, None)
    assert counted.prompts == {"analysis@2": 3, "other": 1}
    assert counted.schemas == {"none": 3, "analysis-reply.v2": 1}
    assert counted.recorded_via == {"api": 3, "relay": 1}


def test_the_cost_is_the_sum_where_all_of_it_is_known(path: Path) -> None:
    used = statistics([path], lambda _: "").models["gpt-4o-mini"]
    # twice 32 at 0.15, 8 at 0.075 and 5 at 0.60 a million
    assert used.cost_usd == pytest.approx(2 * (32 * 0.15 + 8 * 0.075 + 5 * 0.60) / 1e6)
