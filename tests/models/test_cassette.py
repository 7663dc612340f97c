from __future__ import annotations

import json
import multiprocessing
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import UsageError
from summarize.models.cassette import Player, Recorder, Tape, recorded_model
from summarize.models.errors import (
    ContentFilterError,
    EmptyReplyError,
    ModelError,
    RefusalError,
    ReplayMissError,
    TruncatedReplyError,
    UnreachableError,
)
from summarize.models.recording import line_of, recording_from_json
from summarize.models.recording_files import read_lines
from summarize.models.types import Message, Reply, Request, TokenUsage
from tests.models.answering import Answering, answers, request

if TYPE_CHECKING:
    from pathlib import Path


def recorded(path: Path, *requests: Request) -> list[Reply]:
    return answers(Recorder(Answering(), path), *requests)


def test_what_was_recorded_is_replayed_and_marked_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    asked = [request(f"Question {number}") for number in range(5)]
    first = recorded(path, *asked)
    assert answers(Player(path), *asked) == [replace(reply, recorded=True) for reply in first]


def test_a_recording_is_a_line_of_what_the_contract_names_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    schema = {"type": "object"}
    asked = request(schema_name="analysis-reply.v2", reply_schema=schema, repeat=1)
    recorded(path, asked)
    assert json.loads(path.read_text()) == {
        "key": asked.key,
        "request": {
            "model": "gpt-4o-mini",
            "messages": [
                {"role": "system", "content": "Read the article."},
                {"role": "user", "content": "What happened?"},
            ],
            "schema_name": "analysis-reply.v2",
            "reply_schema": schema,
            "parameters": {"temperature": 0, "max_tokens": 100},
            "repeat": 1,
        },
        "reply": {
            "text": "1: What happened?",
            "finish_reason": "stop",
            "usage": {"input_tokens": 40, "cached_input_tokens": 8, "output_tokens": 5},
            "served_by": "gpt-4o-mini-x",
        },
        "recorded_via": "api",
    }


@pytest.mark.parametrize(
    "change",
    [
        {"model": "gpt-4o"},
        {"messages": (Message("user", "What happened?"),)},
        {"parameters": {"temperature": 1, "max_tokens": 100}},
        {"reply_schema": {"type": "object"}},
        {"repeat": 1},
    ],
)
def test_whatever_changes_the_answer_makes_a_miss(change: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    recorded(path, request())
    with pytest.raises(ReplayMissError):
        answers(Player(path), request(**change))


def test_a_miss_names_the_command_that_records_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    recorded(path, request())
    command = f"summarize run --model gpt-4o-mini --replay {path} --record {path} ARTICLE..."
    with pytest.raises(ReplayMissError, match=re.escape(command)):
        answers(Player(path), request("Another question"))


def test_with_a_fallback_the_hits_are_replayed_and_the_rest_is_asked_and_recorded(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jsonl"
    old, new = request("old"), request("new")
    recorded(path, old)
    behind = Answering()
    player = Player(path, Recorder(behind, path))
    replies = answers(player, old, new)
    assert [reply.recorded for reply in replies] == [True, False]
    assert (behind.asked, player.hits, player.misses, behind.closed) == ([new], 1, 1, True)
    assert [r.text for r in answers(Player(path), old, new)] == [r.text for r in replies]


def test_a_file_that_is_not_there_yet_is_empty_where_there_is_a_fallback(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.jsonl"
    assert len(Player(path, Answering())) == 0
    with pytest.raises(UsageError, match=r"no such file of recordings; make it with: summarize"):
        Player(path)


def test_a_folder_means_all_its_recordings(tmp_path: Path) -> None:
    recorded(tmp_path / "one.jsonl", request("one"))
    recorded(tmp_path / "deeper" / "two.jsonl", request("two"))
    (tmp_path / "notes.txt").write_text("no recording")
    player = Player(tmp_path)
    assert len(player) == 2
    assert [r.text for r in answers(player, request("two"))] == ["1: two"]


def test_a_folder_without_recordings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no recordings"):
        Player(tmp_path)


def test_the_same_request_twice_is_asked_and_recorded_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    behind = Answering(seconds=0.001)
    first, second = answers(Recorder(behind, path), request(), request())
    assert first.text == second.text
    assert (len(behind.asked), path.read_bytes().count(b"\n")) == (1, 1)


def test_of_two_recordings_the_later_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    tape = Tape(path)
    for text in ("earlier", "later"):
        tape.append(request(), Reply(text, "stop", None))
    tape.close()
    assert [r.text for r in answers(Player(path), request())] == ["later"]


@pytest.mark.parametrize("cut", [2, 10, 200])
def test_a_torn_last_line_is_passed_over_with_a_warning(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    recorded(path, request("one"), request("two"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    warnings: list[str] = []
    assert len(Player(path, warn=warnings.append)) == 1
    assert warnings == [f"{path}:2: the last line was cut short: passed over"]


def test_what_is_recorded_after_a_torn_line_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    recorded(path, request("one"), request("two"))
    path.write_bytes(path.read_bytes()[:-30])
    recorded(path, request("three"))
    player = Player(path)
    assert [r.text for r in answers(player, request("one"), request("three"))] == [
        "1: one",
        "1: three",
    ]
    assert player.notices == [f"{path}:2: a line that was cut short: passed over"]


def test_a_line_whose_last_newline_alone_is_missing_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    recorded(path, request("one"))
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    recorded(path, request("two"))
    assert len(Player(path)) == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "a", "text": "An article."}', "a.jsonl:1: not a recording: 'request' is missing"),
        ("An article.", "a.jsonl:1: not JSON"),
        ("[]", "a.jsonl:1: not a recording: the recording is not an object"),
    ],
)
def test_a_file_of_something_else_is_refused(line: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(UsageError, match=told):
        Player(path)


def test_a_recording_changed_by_hand_is_not_replayed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    recorded(path, request("one"))
    path.write_text(path.read_text().replace("Read the article.", "Read it."))
    warnings: list[str] = []
    with pytest.raises(ReplayMissError):
        answers(Player(path, warn=warnings.append), request("one"))
    assert warnings == [f"{path}: a recording was changed by hand, and is passed over"]
    changed = (Message("system", "Read it."), Message("user", "one"))
    with pytest.raises(ReplayMissError):  # nor does it answer what it seems to ask now
        answers(Player(path), request(messages=changed))


def test_recordings_that_another_program_has_written_out_differently_are_replayed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jsonl"
    recorded(path, request("one"), request("two", model='a "quoted" model'))
    lines = [json.dumps(json.loads(line), sort_keys=True) for line in path.read_text().splitlines()]
    path.write_text("\n".join(lines))
    player = Player(path)
    assert player.models == ('a "quoted" model', "gpt-4o-mini")
    assert [r.text for r in answers(player, request("one"))] == ["1: one"]


def test_the_only_model_is_the_one_to_replay(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    recorded(path, request("one"), request("two"))
    assert recorded_model(path) == "gpt-4o-mini"
    recorded(path, request(model="llama3"))
    with pytest.raises(UsageError, match="choose one with --model: gpt-4o-mini, llama3"):
        recorded_model(path)
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(UsageError, match="no recordings; name the model with --model"):
        recorded_model(tmp_path / "empty.jsonl")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(UsageError, match=r"cannot write .*b\.jsonl"):
        Recorder(Answering(), tmp_path / "a" / "b.jsonl")


def _append(path: Path, name: str) -> None:
    tape = Tape(path)
    for number in range(100):
        tape.append(request(f"{name} {number}"), Reply("x" * 9000, "stop", None))
    tape.close()


def test_several_processes_may_record_into_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_append, args=(path, name)) for name in "abcd"]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert [line for line in read_lines(path) if line.problem] == []
    assert len(Player(path)) == 400


texts = st.text(max_size=40)
requests = st.builds(
    Request,
    model=texts,
    messages=st.lists(st.builds(Message, st.sampled_from(["system", "user"]), texts)).map(tuple),
    schema_name=st.none() | texts,
    reply_schema=st.none() | st.dictionaries(texts, texts),
    parameters=st.dictionaries(texts, st.integers() | st.floats(allow_nan=False) | texts),
    repeat=st.integers(0, 9),
)
replies = st.builds(
    Reply,
    text=st.text(alphabet=st.characters(exclude_categories=()), max_size=40),
    finish_reason=st.sampled_from(["stop", "length", "content_filter", "other"]),
    usage=st.none() | st.builds(TokenUsage, *[st.integers(0, 9**9)] * 3),
    served_by=st.none() | texts,
    recorded=st.just(True),
)


@given(asked=requests, answered=replies)
def test_any_recording_comes_back_as_it_was(asked: Request, answered: Reply) -> None:
    line = line_of(asked, answered, "relay")
    assert line.decode("utf-8").splitlines(keepends=True) == [line.decode("utf-8")]
    back = recording_from_json(json.loads(line))
    assert (back.request, back.reply, back.recorded_via) == (asked, answered, "relay")
    assert back.key == back.request.key


class Declining(Answering):
    def __init__(self, error: ModelError) -> None:
        super().__init__()
        self._error = error

    async def reply(self, request: Request) -> Reply:
        self._error.usage = (await super().reply(request)).usage
        raise self._error


@pytest.mark.parametrize(
    "error",
    [
        RefusalError("the model declined: no"),
        ContentFilterError("the provider's content filter stopped the reply"),
        EmptyReplyError("http://news.example:8080/v1 answered with no choices"),
        TruncatedReplyError("the reply was cut before its first word"),
    ],
)
def test_a_paid_answer_that_is_none_is_replayed_as_it_was(
    error: ModelError, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    behind = Declining(error)
    with pytest.raises(type(error)) as first:
        answers(Recorder(behind, path), request())
    with pytest.raises(type(error)) as again:
        answers(Player(path), request())
    assert str(first.value) == str(again.value)
    assert again.value.usage == TokenUsage(40, 8, 5)
    assert "news.example" not in path.read_text()


def test_an_error_that_is_no_answer_is_not_recorded(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with pytest.raises(UnreachableError):
        answers(Recorder(Declining(UnreachableError("nobody is there")), path), request())
    assert path.read_bytes() == b""
