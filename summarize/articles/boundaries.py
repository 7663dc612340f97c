"""Where sentences end inside a block: `sentencex`, and mends for what it is known to get wrong."""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from summarize.articles.tables import words

# sentencex takes quadratic time on some texts (a block of apostrophes): it gets pieces.
_PIECE = 4_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_SPACE = re.compile(
    r"[^\S\x00-\x7f]"
)  # after a capital it makes sentencex panic: "Plan B\xa0."
_BEFORE_NAME = words("abbreviations", "before_name")
_BEFORE_NUMBER = words("abbreviations", "before_number")
_OPENERS = words("abbreviations", "openers")
_AFTER_CLOCK = words("abbreviations", "after_clock")
_SPEECH = words("abbreviations", "speech")

_LAST_WORD = re.compile(r"([^\W_]+)\.\Z")
_INITIALS = re.compile(r"(?:\A|[\s(“\"'‘.-])((?:[^\W\d_]\.)+)\Z")
_CLOCK = re.compile(r"\b[ap]\.\s?m\.\Z", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\Z")
_QUOTED_CRY = re.compile(r"[!?]['\"”’]\Z")
_OPEN_PARENTHESIS = re.compile(r"\([^()]{0,30}\Z")
_CLOSES_SOON = re.compile(r"[^()]{0,20}\)")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_HAS_WORD = re.compile(r"[^\W_]")
_STRAY_OPENING = re.compile(r"\s[\"'“‘(\[]+\Z")
# What sentencex runs together: "(... in May.) Then", "he said.” Then".
_MERGED = re.compile(r"[.!?](?:\)[\"”’']?|[”’]\)?)\s+(?=[\"“‘(\[]?[^\W\d_a-z])")
_PARTY = re.compile(r"\((?:[A-Z]{1,3}-|[^()]{0,12}\b[A-Z]\.)[^()]{0,12}\)\s*\Z")


def sentence_spans(text: str, start: int, end: int, language: str = "en") -> list[tuple[int, int]]:
    """The trimmed spans of the sentences of `text[start:end]`, ascending (code points)."""
    spans: list[tuple[int, int]] = []
    for left, right in _pieces(text, start, end):
        piece = text[left:right]
        last = 0
        for cut in _cuts(piece, language):
            _append_trimmed(spans, piece, last, cut, left)
            last = cut
    return spans


def _append_trimmed(
    spans: list[tuple[int, int]], piece: str, left: int, right: int, offset: int
) -> None:
    sentence = piece[left:right]
    stripped = sentence.strip()
    if stripped:
        begin = offset + left + len(sentence) - len(sentence.lstrip())
        spans.append((begin, begin + len(stripped)))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`start:end` in pieces that sentencex can take, cut after a sentence or else at a space."""
    pieces = []
    while end - start > _PIECE:
        limit = start + _PIECE
        cut = max(text.rfind(mark, start, limit) + 2 for mark in (". ", ".\n", "。", "\n"))
        if cut - start < _PIECE // 4:
            cut = text.rfind(" ", start, limit) + 1
        if cut <= start:
            cut = limit
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return pieces


def _cuts(piece: str, language: str) -> list[int]:
    """The ends of the sentences of `piece`, the last one its own end."""
    found = piece
    if not piece.isprintable():
        found = _WIDE_SPACE.sub(" ", _SURROGATE.sub("\ufffd", piece))
    ends = {boundary["end_index"] for boundary in get_sentence_boundaries(language, found)}
    ends = {_before_stray_mark(piece, cut) for cut in ends}
    ends |= {m.end() for m in _MERGED.finditer(piece) if _parts(piece, m)}
    cuts: list[int] = []
    for cut in sorted(ends):
        last = cuts[-1] if cuts else 0
        if last < cut < len(piece) and not _is_false(piece, last, cut):
            cuts.append(cut)
    return [*cuts, len(piece)]


def _before_stray_mark(piece: str, cut: int) -> int:
    """A boundary after an opening mark belongs before it: "he said. '| Tis so"."""
    stray = _STRAY_OPENING.search(piece, max(0, cut - 6), cut)
    return stray.start() + 1 if stray else cut


def _parts(piece: str, merged: re.Match[str]) -> bool:
    """Whether two sentences stand on the sides of `merged`, not "(D-N.Y.) Schumer"."""
    if ")" in merged.group() and _in_quotation(piece, merged.start()):
        return False
    return not _PARTY.search(piece, max(0, merged.start() - 30), merged.end())


def _in_quotation(piece: str, position: int) -> bool:
    """Whether a quotation is open at `position`; a quotation is kept in one sentence."""
    before = piece[max(0, position - 500) : position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_false(piece: str, last: int, cut: int) -> bool:
    """Whether the boundary `cut`, after one at `last`, stands inside a sentence."""
    before = piece[max(last, cut - 40) : cut]
    glued = not before[-1:].isspace()
    before = before.rstrip()
    after = piece[cut : cut + 60].lstrip()
    if not _HAS_WORD.search(piece, cut) or not _HAS_WORD.search(piece, last, cut):
        return True  # marks alone are no sentence
    if after[0].islower() or after[0] in ",;:)":
        return not glued or before[-1] not in "!?"
    return (
        _is_abbreviated(before, after, glued)
        or (_LIST_NUMBER.fullmatch(piece[last:cut].strip()) is not None)
        or (_QUOTED_CRY.search(before) is not None and _names_speaker(after))
        or (_OPEN_PARENTHESIS.search(before) is not None and _CLOSES_SOON.match(after) is not None)
    )


def _is_abbreviated(before: str, after: str, glued: bool) -> bool:
    """Whether the full stop that `before` ends with marks an abbreviation, not an end."""
    if before[-1] != ".":
        return False
    found = _NAME_WORD.match(after)
    word = found.group().rstrip(".") if found else ""
    if _CLOCK.search(before):
        return word in _AFTER_CLOCK or after[0] == "("
    if initials := _INITIALS.search(before):
        # "J. | Roe" but not "the U.S. | Army officers": sentencex knows those that have several.
        single = len(initials[1]) == 2
        return glued or (single and bool(word) and word not in _OPENERS)
    abbreviation = _LAST_WORD.search(before)
    if not abbreviation:
        return False
    return (abbreviation[1] in _BEFORE_NAME and bool(word) and word not in _OPENERS) or (
        abbreviation[1] in _BEFORE_NUMBER and after[0].isdigit()
    )


def _names_speaker(after: str) -> bool:
    """Whether `after` opens "Jane Doe said"."""
    names = [word.rstrip(".") for word in _NAME_WORD.findall(after)[:5]]
    return any(word in _SPEECH for word in names) and names[0] not in _OPENERS - {"He", "She", "I"}
