from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reports.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text”, naïve, 新聞, 👩‍🚒", "plain “text”, naïve, 新聞, 👩‍🚒"),
        ("\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇"),
        ("a\u009b2Jb", "a⟨U+009B⟩2Jb"),
        ("\u202egnp.exe\u2066", "⟨U+202E⟩gnp.exe⟨U+2066⟩"),
        ("ig\U000e0041nore", "ig⟨U+E0041⟩nore"),
        ("co\u00adop\u200berate\ufeff", "cooperate"),
        ("two\r\nlines\tand\u2028more", "two lines and more"),
        ("می\u200cروند", "می\u200cروند"),
        ("half \ud800", "half ⟨U+D800⟩"),
        ("del\x7f", "del⟨U+007F⟩"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_controls_a_terminal_is_left(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert {c for c in shown if unicodedata.category(c) == "Cf"} <= {"\u200c", "\u200d"}
    assert visible(shown) == shown
