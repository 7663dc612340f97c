from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.models.cache import Cached
from summarize.models.errors import RefusalError
from summarize.models.store import CacheError, Store, clear_cache, default_cache
from summarize.models.types import Reply, Request, TokenUsage
from tests.models.answering import Answering, answers, request


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "replies.sqlite"


def test_what_was_answered_once_is_not_asked_again(file: Path) -> None:
    first = answers(Cached(Answering(), file), request("one"), request("two"))
    behind = Answering()
    again = answers(Cached(behind, file), request("one"), request("two"))
    assert again == [replace(reply, recorded=True) for reply in first]
    assert (behind.asked, behind.closed) == ([], True)


def test_the_same_request_at_the_same_time_is_asked_once(file: Path) -> None:
    behind = Answering(seconds=0.001)
    replies = answers(Cached(behind, file), request(), request(), request())
    assert {reply.text for reply in replies} == {"1: What happened?"}
    assert len(behind.asked) == 1


def test_another_request_or_another_place_is_asked_for_itself(file: Path) -> None:
    answers(Cached(Answering(), file, scope="http://localhost:8080/v1"), request())
    behind = Answering()
    answers(Cached(behind, file, scope="http://localhost:8080/v1"), request(), request(repeat=1))
    assert behind.asked == [request(repeat=1)]
    answers(Cached(behind, file, scope="http://localhost:9090/v1"), request())
    assert len(behind.asked) == 2


@pytest.mark.parametrize("reason", ["length", "content_filter"])
def test_a_reply_that_may_end_otherwise_is_not_kept(reason: str, file: Path) -> None:
    behind = Answering(finish_reason=reason)
    for _ in range(2):
        answers(Cached(behind, file), request())
    assert len(behind.asked) == 2


class Refusing(Answering):
    async def reply(self, request: Request) -> Reply:
        await super().reply(request)
        raise RefusalError("no")


def test_an_error_is_passed_on_and_not_kept(file: Path) -> None:
    behind = Refusing()
    for _ in range(2):
        with pytest.raises(RefusalError):
            answers(Cached(behind, file), request())
    assert len(behind.asked) == 2


def test_no_article_and_no_address_is_in_the_file(file: Path) -> None:
    asked = request("The minister resigned on Tuesday.")
    answers(Cached(Answering(text="{}"), file, scope="http://news.example:8080"), asked)
    kept = b"".join(each.read_bytes() for each in file.parent.iterdir())
    assert b"minister" not in kept
    assert b"news.example" not in kept


@pytest.mark.skipif(sys.platform == "win32", reason="has other permissions")
def test_the_file_is_its_owners_alone(file: Path) -> None:
    Store(file).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_default_is_in_the_users_cache_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache() == tmp_path / "summarize" / "replies.sqlite"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert default_cache() == tmp_path / ".cache" / "summarize" / "replies.sqlite"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert default_cache() == tmp_path / "Library" / "Caches" / "summarize" / "replies.sqlite"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert default_cache().relative_to(tmp_path / "Local").parts[0] == "summarize"


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("Chapter one. " * 100)
    with pytest.raises(CacheError, match=r"thesis.txt: .*cannot be used \(file is not a database"):
        Store(thesis)
    assert thesis.read_text() == "Chapter one. " * 100


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE places (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(CacheError, match="another program's file; name another with --cache FILE"):
        Store(path)
    assert path.read_bytes() == before


def test_a_damaged_cache_is_told_with_what_to_do(file: Path) -> None:
    answers(Cached(Answering(), file), request())
    file.write_bytes(file.read_bytes()[:100] + b"\x00" * 5000)
    with pytest.raises(CacheError, match="summarize cache clear, or go on with --no-cache"):
        Store(file)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(CacheError, match="cannot be used"):
        Store(tmp_path / "a" / "replies.sqlite")


def test_a_fault_in_the_middle_is_noted_and_the_reply_is_not_lost(file: Path) -> None:
    cached = Cached(Answering(), file)
    with sqlite3.connect(file) as other:
        other.execute("DROP TABLE replies")
    other.close()
    replies = answers(cached, request("one"), request("two"))
    assert [reply.text for reply in replies] == ["1: one", "2: two"]
    assert len(cached.notices) == 1
    assert "no such table" in cached.notices[0]


def test_a_reply_with_half_a_character_is_kept(file: Path) -> None:
    store = Store(file)
    store.put("key", "model", Reply("\ud83d", "stop", TokenUsage(1, 0, 1)))
    kept = store.get("key")
    assert kept is not None
    assert kept.text == "\ud83d"
    store.close()


def _keep(path: Path, name: str) -> None:
    store = Store(path)
    for number in range(100):
        store.put(f"{name} {number}", "model", Reply("x" * 3000, "stop", None))
    store.close()


def test_several_processes_may_make_and_use_one_file(file: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_keep, args=(file, name)) for name in "abcdef"]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert [each.exitcode for each in writers] == [0] * 6
    store = Store(file)
    assert len(list(store.replies())) == 600
    store.close()


WRITING = """
import sys
from pathlib import Path
from summarize.models.store import Store
from summarize.models.types import Reply
store = Store(Path(sys.argv[1]))
for number in range(10**6):
    store.put(f"key {number}", "model", Reply("x" * 3000, "stop", None))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
def test_what_was_kept_before_a_kill_is_there_after_it(file: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(file)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    for _ in range(50):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    written = 50 + len(process.stdout.read().split())
    process.stdout.close()
    process.wait()
    store = Store(file)
    assert all(store.get(f"key {number}") for number in range(written))
    store.close()


def test_clearing_forgets_everything_and_gives_the_room_back(file: Path) -> None:
    store = Store(file)
    for number in range(50):
        store.put(str(number), "model", Reply("x" * 5000, "stop", None))
    assert store.clear() == 50
    assert list(store.replies()) == []
    assert file.stat().st_size < 50_000
    store.close()


def test_a_damaged_cache_can_be_cleared(file: Path) -> None:
    answers(Cached(Answering(), file), request())
    file.write_bytes(file.read_bytes()[:100] + b"\x00" * 5000)
    assert clear_cache(file) is None
    assert not file.exists()
    assert clear_cache(file) == 0


def test_what_is_no_cache_is_never_cleared(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("Chapter one. " * 100)
    other = tmp_path / "places.sqlite"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE places (name TEXT)")
    database.close()
    for path in (thesis, other):
        before = path.read_bytes()
        with pytest.raises(CacheError, match="nothing was cleared"):
            clear_cache(path)
        assert path.read_bytes() == before
