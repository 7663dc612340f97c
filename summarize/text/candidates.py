"""Candidates for names: runs of capitals cut at titles, each with what kind of thing it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from summarize.text.capitals import find_runs
from summarize.text.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.capitals import Piece
    from summarize.text.gazetteer import EntityKind, Form, Known
    from summarize.text.reading import Reading
    from summarize.text.tokens import Token

_LONGEST = 10  # words and known phrases; a longer run of capitals is a heading, not a name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised sequence that names something, before names are folded."""

    name: str  # as written, titles stripped; known ones by their usual name
    kind: EntityKind
    start: int
    end: int
    form: Form
    country: str | None
    known: bool  # stands in the gazetteer
    titled: bool  # a title stands before it
    kin: bool  # "his wife", "her son" stands before it


def find_candidates(reading: Reading) -> tuple[Candidate, ...]:
    """All candidates of the prose, in order, disjoint."""
    return tuple(
        candidate
        for sentence, run in find_runs(reading.sentences)
        for candidate in _resolve(run, sentence.tokens, reading.article.text)
    )


def _resolve(run: list[Piece], tokens: Sequence[Token], text: str) -> Iterator[Candidate]:
    """The candidates of one run: cut at titles, then known phrases from unknown words."""
    titled = False
    segment: list[Piece] = []
    for piece in run:
        if piece.known is not None and piece.known.form == "title":
            yield from _segment(segment, titled, tokens, text)
            segment, titled = [], True
        else:
            segment.append(piece)
    yield from _segment(segment, titled, tokens, text)


def _segment(
    pieces: list[Piece], titled: bool, tokens: Sequence[Token], text: str
) -> Iterator[Candidate]:
    if not 0 < len(pieces) <= _LONGEST:
        return
    while pieces and len(pieces) > 1 and _stands_alone(pieces, tokens):
        yield _candidate(pieces[:1], False, tokens, text)
        pieces = pieces[1:]
    last = pieces[-1].known
    if len(pieces) > 1 and last is not None and last.form in ("people", "demonym"):
        yield _candidate(pieces[:-1], titled, tokens, text)
        pieces, titled = pieces[-1:], False
    if not _is_generic(pieces, tokens):
        yield _candidate(pieces, titled, tokens, text)


def _is_generic(pieces: list[Piece], tokens: Sequence[Token]) -> bool:
    """A lone "the Committee", "the River" or letter names nothing by itself."""
    (first, last, known), *rest = pieces
    if rest or known is not None or last - first > 1:
        return False
    return len(tokens[first].text) == 1 or tokens[first].lower in _generic()


@cache
def _generic() -> frozenset[str]:
    heads = ("organisation_heads", "place_heads", "of_heads")
    return frozenset().union(*(words_of("gazetteer", group) for group in heads)) - {"house"}


def _stands_alone(pieces: list[Piece], tokens: Sequence[Token]) -> bool:
    """Whether the first of several pieces is an entity of its own: "New Jersey | Republican"."""
    known, rest = pieces[0].known, pieces[1:]
    if known is None or pieces[0].last != rest[0].first:
        return False
    if _head(rest, tokens) in words_of("gazetteer", "organisation_heads"):
        return False
    if rest[0].known is not None:
        return True
    return known.form in ("demonym", "people") and len(rest) > 1


def _head(pieces: list[Piece], tokens: Sequence[Token]) -> str:
    return tokens[pieces[-1].last - 1].lower


def _candidate(pieces: list[Piece], titled: bool, tokens: Sequence[Token], text: str) -> Candidate:
    first, last = pieces[0].first, pieces[-1].last
    start, end = tokens[first].start, tokens[last - 1].end
    known = pieces[0].known if len(pieces) == 1 else None
    if known is not None and not (titled and known.kind == "place"):
        return Candidate(
            known.name, known.kind, start, end, known.form, known.country, True, False, False
        )
    lead = pieces[0].known
    name = " ".join(text[start:end].split())
    state = _state_of(pieces, tokens)
    if state is not None:
        return Candidate(state.name, "place", start, end, "name", state.country, True, False, False)
    if lead is not None and len(pieces) > 1 and lead.form == "name":
        name = lead.name + name[tokens[pieces[0].last - 1].end - start :]
    kind = _kind(pieces, titled, tokens)
    country = lead.country if lead is not None and kind == "organisation" else None
    return Candidate(name, kind, start, end, "name", country, False, titled, _kin(tokens, first))


def _state_of(pieces: list[Piece], tokens: Sequence[Token]) -> Known | None:
    """The state of "Republic of Armenia"; None for any other shape."""
    last = pieces[-1].known
    shaped = len(pieces) == 2 and tokens[pieces[0].first].lower == "republic"
    return last if shaped and last is not None and last.name == last.country else None


def _kind(pieces: list[Piece], titled: bool, tokens: Sequence[Token]) -> EntityKind:
    first, last = pieces[0].first, pieces[-1].last
    words = [tokens[index].lower for index in range(first, last)]
    if titled:
        return "person"
    if "of" in words[1:]:
        head = words[words.index("of") - 1]
        return "place" if head in words_of("gazetteer", "place_of_heads") else "organisation"
    given = len(words) > 1 and words[0] in words_of("gazetteer", "given_names")
    if given and words[-1] in words_of("gazetteer", "surname_heads"):
        return "person"
    if words[-1] in words_of("gazetteer", "organisation_heads") and len(words) > 1:
        return "organisation"
    if words[-1] in words_of("gazetteer", "place_heads") and len(words) > 1:
        return "place"
    if given:
        return "person"
    return _kind_by_neighbours(first, last, tokens)


def _kind_by_neighbours(first: int, last: int, tokens: Sequence[Token]) -> EntityKind:
    before = tokens[first - 1].lower if first else ""
    after = tokens[last].lower if last < len(tokens) else ""
    if last - first == 1 and tokens[first].text.isupper() and len(tokens[first].text) > 1:
        return "organisation"
    if 1 < last - first < 5 and (
        after in words_of("titles", "speech_verbs")
        or before in words_of("titles", "speech_verbs")
        or after == "who"
        or _age_follows(tokens, last)
    ):
        return "person"
    if last - first == 1 and before in words_of("gazetteer", "place_cues"):
        return "place"
    return "other"


def _age_follows(tokens: Sequence[Token], at: int) -> bool:
    """As in "Ana Ruiz, 45, ..."."""
    return (
        at + 2 < len(tokens)
        and tokens[at].text == ","
        and tokens[at + 1].text.isdigit()
        and tokens[at + 2].text in ",."
    )


def _kin(tokens: Sequence[Token], first: int) -> bool:
    return any(t.lower in words_of("titles", "kin") for t in tokens[max(0, first - 3) : first])
