"""Article text made fit to show: what a terminal would obey or a reader not see becomes visible."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
# Zero-width joiners stay: Persian, Indic scripts and emoji are spelt with them.
_SILENT = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width spaces: they mean nothing here
_JOINERS = "\u200c\u200d"
_SUSPECT = re.compile(r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]")


def visible(text: str) -> str:
    """`text` on one line, without control, bidirectional or invisible characters.

    White space runs become one space. C0 controls become their pictures (ESC is ␛), other
    controls, direction marks, tags and lone surrogates become ⟨U+202E⟩ and the like.
    """
    return _SUSPECT.sub(_shown, _SPACES.sub(" ", text))


def _shown(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in _SILENT:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs"):
        return character
    return f"⟨U+{code:04X}⟩"
