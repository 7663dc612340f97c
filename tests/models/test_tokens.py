from __future__ import annotations

import base64
import hashlib
import importlib
import inspect
from typing import TYPE_CHECKING

import pytest
import tiktoken
from hypothesis import given
from hypothesis import strategies as st

from summarize.models import tokens
from summarize.models.tokens import VOCABULARIES, TokenCount, count_request, count_tokens
from tests.models.answering import request

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    return tmp_path


def vocabulary_file(folder: Path, encoding: str) -> Path:
    address, _ = VOCABULARIES[encoding]
    return folder / hashlib.sha1(address.encode()).hexdigest()


@pytest.fixture
def _bytes_as_vocabulary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vocabulary of single bytes where tiktoken looks for o200k_base, which takes it as such."""
    lines = [base64.b64encode(bytes([n])) + b" %d\n" % n for n in range(256)]
    vocabulary_file(folder, "o200k_base").write_bytes(b"".join(lines))
    address, _ = VOCABULARIES["o200k_base"]
    stated = hashlib.sha256(b"".join(lines)).hexdigest()
    monkeypatch.setitem(tokens.VOCABULARIES, "o200k_base", (address, stated))
    monkeypatch.setattr("tiktoken.load.check_hash", lambda *_: True)
    monkeypatch.setattr(tiktoken.registry, "ENCODINGS", {})


def test_without_a_vocabulary_it_is_a_third_of_the_bytes_and_said_to_be_a_guess(
    folder: Path,
) -> None:
    assert count_tokens("Žluťoučký kůň", "gpt-4o") == TokenCount(7, exact=False)  # 19 bytes
    assert count_tokens("", "gpt-4o") == TokenCount(0, exact=False)
    assert str(count_tokens("a" * 4000, "gpt-4o")) == "≈1,334"


@pytest.mark.usefixtures("_bytes_as_vocabulary")
def test_with_a_vocabulary_it_is_exact(folder: Path) -> None:
    assert count_tokens("kůň", "gpt-4o-mini") == TokenCount(5, exact=True)
    assert str(count_tokens("a" * 4000, "gpt-5-mini")) == "4,000"


@pytest.mark.usefixtures("_bytes_as_vocabulary")
def test_a_mark_of_the_models_own_in_an_article_is_counted_as_text(folder: Path) -> None:
    assert count_tokens("<|endoftext|>", "gpt-4o").count == len("<|endoftext|>")


@pytest.mark.usefixtures("_bytes_as_vocabulary")
@pytest.mark.parametrize("model", ["llama3.2", "gpt-4", "my-deployment", ""])
def test_a_model_that_is_unknown_or_has_another_vocabulary_is_guessed(
    model: str, folder: Path
) -> None:
    assert not count_tokens("text", model).exact


def test_a_half_loaded_vocabulary_is_not_used_and_not_touched(folder: Path) -> None:
    """tiktoken would delete it and go to the network."""
    path = vocabulary_file(folder, "o200k_base")
    path.write_bytes(b"IQ== 0\n")
    assert not count_tokens("text", "gpt-4o").exact
    assert path.read_bytes() == b"IQ== 0\n"


def test_where_tiktoken_keeps_nothing_it_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    assert not count_tokens("text", "gpt-4o").exact


@pytest.mark.parametrize("encoding", VOCABULARIES)
def test_files_and_hashes_are_those_of_the_tiktoken_installed(encoding: str) -> None:
    """An upgrade that moves a vocabulary must not have tiktoken look for it at run time."""
    address, stated = VOCABULARIES[encoding]
    name = "o200k_base" if encoding == "o200k_harmony" else encoding
    openai_public = importlib.import_module("tiktoken_ext.openai_public")
    source = inspect.getsource(openai_public.ENCODING_CONSTRUCTORS[name])
    assert f'"{address}"' in source
    assert f'expected_hash="{stated}"' in source


def test_a_request_is_its_messages_what_frames_them_and_the_schema(folder: Path) -> None:
    plain = request("x" * 30)  # 17 bytes and 30: 6 and 10 tokens, 4 around each, 3 for the reply
    assert count_request(plain) == TokenCount(6 + 10 + 8 + 3, exact=False)
    with_schema = request("x" * 30, reply_schema={"type": "object"})  # 17 bytes
    assert count_request(with_schema).count == 27 + 6
    assert count_request(with_schema, with_schema=False).count == 27


@given(text=st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_has_a_count(text: str) -> None:
    assert count_tokens(text, "no-such-model").count * 3 >= len(text)
