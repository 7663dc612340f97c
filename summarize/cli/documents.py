"""The public JSON as text: UTF-8, the same bytes for the same document."""

from __future__ import annotations

import json
import re
from typing import Any

# Valid inside JSON strings as they stand, but a terminal would obey some of them, editors would
# reorder or break lines at others, and lone surrogates have no UTF-8 form.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def json_line(document: Any) -> str:
    """`document` on one line, newline included: a line of JSON Lines."""
    return _plain(json.dumps(document, ensure_ascii=False)) + "\n"


def json_document(document: Any) -> str:
    """`document` for people to look at: indented by two, newline included."""
    return _plain(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
