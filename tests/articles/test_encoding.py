from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.articles.encoding import decode, unify_newlines
from summarize.articles.refusal import RefusedError

TEXT = "“Café” in Zürich\u00a0– 200 people, 🔥 and e\u0301."


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-bom", "utf-16-be-bom", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_every_unicode_encoding_gives_the_same_text(content: bytes) -> None:
    assert decode(content) == (TEXT, None)


def test_windows_1252_is_read_with_a_warning() -> None:
    text, warning = decode("“Café” – 5 €".encode("cp1252"))
    assert text == "“Café” – 5 €"
    assert warning is not None
    assert "Windows-1252" in warning


def test_one_broken_byte_does_not_turn_utf_8_into_gibberish() -> None:
    text, warning = decode("“Café” in Zürich".encode() + b"\xff.")
    assert text == "“Café” in Zürich\ufffd."
    assert warning is not None
    assert "not valid UTF-8" in warning


def test_a_declared_encoding_comes_before_windows_1252() -> None:
    assert decode("Köln, Łódź".encode("iso-8859-2"), "iso-8859-2") == ("Köln, Łódź", None)
    assert decode("Köln".encode("cp1252"), "no-such-encoding")[0] == "Köln"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"{\\rtf1 text}", "RTF"),
        (b"some text\0 with zero bytes", "binary"),
        (b"\0", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\x81\x8d\x8f ..", "neither"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "utf-16"),
    ],
)
def test_what_is_no_text_is_refused_by_name(content: bytes, named: str) -> None:
    with pytest.raises(RefusedError, match=named):
        decode(content)


def test_all_line_ends_become_newlines() -> None:
    assert unify_newlines("a\r\nb\rc\nd") == "a\nb\nc\nd"


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    with suppress(RefusedError):
        text, _ = decode(content)
        assert text.encode().decode() == text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])).filter(lambda t: t[:3] != "BZh"))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()) == (text.removeprefix("\ufeff"), None)
