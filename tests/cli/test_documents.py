from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from summarize.cli.documents import json_document, json_line

ANY_TEXT = st.text(st.characters())  # with controls and lone surrogates


@given(ANY_TEXT)
def test_every_text_survives_as_json_and_as_utf8(text: str) -> None:
    for written in (json_line({"text": text}), json_document({"text": text})):
        assert json.loads(written.encode("utf-8")) == {"text": text}


@given(ANY_TEXT)
def test_a_line_is_one_line_to_every_reader(text: str) -> None:
    assert len(json_line({text: [text]}).splitlines()) == 1


def test_letters_are_written_as_they_are_and_controls_are_not() -> None:
    written = json_line("Café “ja” \u009b2J \u202e")
    assert written == '"Café “ja” \\u009b2J \\u202e"\n'
