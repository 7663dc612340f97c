"""Decoding: the bytes of a file to text, or the reason why they are none."""

from __future__ import annotations

import codecs
import re

from summarize.articles.refusal import RefusedError

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file; save its text as .txt"),
    (b"\x89PNG", "a PNG image; an article has to be text"),
    (b"\xff\xd8\xff", "a JPEG image; an article has to be text"),
    (b"GIF8", "a GIF image; an article has to be text"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save the article as .txt or .html"),
    (b"\x1f\x8b", "gzip-compressed; unpack it first"),
    (b"BZh", "bzip2-compressed; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save the article as .txt or .html"),
    (b"{\\rtf", "an RTF document; save the article as .txt or .html"),
    (b"\x7fELF", "a program; an article has to be text"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = "a binary file; an article has to be text"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.05  # random bytes have about 0.1; stray control characters in text far fewer
_UTF16_ZEROS = 0.3  # of the high bytes: English has nearly all, a text half in another script this
_SAMPLE = 4096


def refuse_binary(content: bytes) -> None:
    """Raise RefusedError if `content` begins like a known binary format."""
    for magic, description in _MAGIC:
        if content.startswith(magic):
            raise RefusedError(f"is {description}")


def decode(content: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of `content` without byte order mark, and a warning if its encoding was guessed.

    A byte order mark decides; then zero bytes (UTF-16), UTF-8, the encoding that the document
    declares, and Windows-1252. Line ends stay as they are. Raises RefusedError.
    """
    refuse_binary(content)
    encoding = marked_encoding(content)
    if encoding:
        try:
            return _checked(content.decode(encoding)), None
        except UnicodeDecodeError as error:
            if not content.startswith(tuple(mark for mark, _ in _MARKS)):
                raise RefusedError(f"is {_BINARY}") from error
            raise RefusedError(f"is not the {encoding} it claims to be: {error.reason}") from error
    if b"\0" in content:
        raise RefusedError(f"is {_BINARY}")
    return _decode_unmarked(content, declared)


def marked_encoding(content: bytes) -> str | None:
    """The encoding that a byte order mark, or zero bytes at every second place, give away."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    even, odd = content[:_SAMPLE:2], content[1:_SAMPLE:2]
    zeros_even, zeros_odd = even.count(0), odd.count(0)
    if zeros_odd > _UTF16_ZEROS * len(even) and not zeros_even:
        return "utf-16-le"
    if zeros_even > _UTF16_ZEROS * len(even) and not zeros_odd:
        return "utf-16-be"
    return None


def unify_newlines(text: str) -> str:
    """CRLF and CR as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decode_unmarked(content: bytes, declared: str | None) -> tuple[str, str | None]:
    try:
        return _checked(content.decode("utf-8")), None
    except UnicodeDecodeError:
        pass
    if declared and (text := _decode_declared(content, declared)) is not None:
        return _checked(text), None
    damaged = content.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    if sum(character > "\x7f" for character in damaged) - bad > bad:
        # Real Windows-1252 is almost never valid UTF-8 by chance: this is UTF-8 with damage.
        return _checked(damaged), f"{bad} bytes were not valid UTF-8 and stand as \ufffd"
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise RefusedError(
            "is neither UTF-8, UTF-16 nor Windows-1252 text; convert it to UTF-8"
        ) from error
    return _checked(text), "not UTF-8: read as Windows-1252"


def _decode_declared(content: bytes, declared: str) -> str | None:
    try:
        return content.decode(declared)
    except (LookupError, UnicodeError):
        return None


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise RefusedError(f"is {_BINARY}")
    return text
