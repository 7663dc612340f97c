from __future__ import annotations

import pytest

from summarize.errors import UsageError
from summarize.models.addresses import (
    OPENAI,
    PLACEHOLDER_KEY,
    checked_address,
    checked_key,
    is_loopback,
    is_near,
    shown_address,
)
from summarize.models.endpoint import OpenAIModel
from summarize.models.errors import AuthenticationError

LOCAL = "http://localhost:11434/v1"


@pytest.mark.parametrize(
    "address",
    ["localhost:11434", "ftp://x/v1", "http://", "http://h:99999/v1", "http://a b/v1", "x"],
)
def test_what_is_no_address_is_wrong_use_that_shows_one(address: str) -> None:
    with pytest.raises(UsageError, match="http://localhost:11434/v1"):
        checked_address(address)


def test_an_address_loses_its_last_slash_and_what_is_secret_where_it_is_shown() -> None:
    assert checked_address(f" {LOCAL}/ ") == LOCAL
    assert shown_address("https://me:secret@host.org:8/v1?key=secret") == "https://host.org:8/v1"


def test_a_local_server_gets_a_placeholder_and_openai_wants_a_key() -> None:
    assert checked_key(None, LOCAL) == checked_key(" ", LOCAL) == PLACEHOLDER_KEY
    with pytest.raises(AuthenticationError, match="OPENAI_API_KEY"):
        checked_key("", OPENAI)


def test_a_key_loses_the_line_end_of_the_file_it_came_from() -> None:
    assert checked_key("sk-abc\n", OPENAI) == "sk-abc"


@pytest.mark.parametrize("key", ["sk-a\nb", "sk-\u201cabc\u201d", "sk-\x00"])
def test_a_key_that_http_would_choke_on_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(AuthenticationError) as caught:
        checked_key(key, OPENAI)
    assert "sk-" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "loopback", "near"),
    [
        (LOCAL, True, True),
        ("http://127.0.0.1:8080/v1", True, True),
        ("http://[::1]:8080/v1", True, True),
        ("http://192.168.1.5:8080/v1", False, True),
        ("http://newsroom.local/v1", False, True),
        ("http://ollama:11434/v1", False, True),
        (OPENAI, False, False),
    ],
)
def test_near_and_far_are_told_apart(address: str, loopback: bool, near: bool) -> None:
    assert (is_loopback(address), is_near(address)) == (loopback, near)


def test_a_server_near_by_is_given_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    near, far = OpenAIModel(LOCAL), OpenAIModel(OPENAI, "sk-a")
    assert near.timeout > far.timeout
    assert near.deadline > far.deadline > far.timeout


def test_address_and_key_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", LOCAL)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-env")
    assert OpenAIModel().base_url == LOCAL
    assert OpenAIModel(OPENAI).base_url == OPENAI
