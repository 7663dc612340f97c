"""Candidates for names: runs of capitalised words, cut where titles and known phrases divide them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.gazetteer import EntityKind, Form, Known, match_at, words_of

if TYPE_CHECKING:
    from summarize.text.reading import Reading, ReadSentence
    from summarize.text.tokens import Token

_OPENING = frozenset("\"“„«‘'([—–:-•*") | {"--"}
_PLACE_OF = frozenset(
    [
        "republic",
        "kingdom",
        "city",
        "state",
        "states",
        "county",
        "sea",
        "isle",
        "gulf",
        "horn",
        "valley",
        "emirate",
        "strait",
        "straits",
        "district",
        "duchy",
        "commonwealth",
    ]
)


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


class _Piece(NamedTuple):
    first: int  # token indices
    last: int  # exclusive
    known: Known | None


class _Vocabulary(NamedTuple):
    """How the article writes its words: what it also has in lower case, and capitalised inside."""

    lower: frozenset[str]
    inner: frozenset[str]


def find_candidates(reading: Reading) -> tuple[Candidate, ...]:
    """All candidates of the prose, in order, disjoint."""
    vocabulary = _vocabulary(reading.sentences)
    return tuple(
        candidate
        for sentence in reading.sentences
        for run in _runs(sentence.tokens, vocabulary)
        for candidate in _resolve(run, sentence.tokens, reading.article.text)
    )


def _vocabulary(sentences: Sequence[ReadSentence]) -> _Vocabulary:
    lower: set[str] = set()
    inner: set[str] = set()
    for sentence in sentences:
        tokens = sentence.tokens
        headed = _in_title_case(tokens)
        for index, token in enumerate(tokens):
            if token.text == token.lower:
                lower.add(token.lower)
            elif not headed and not _opens_a_sentence(tokens, index):
                inner.add(token.text)
    return _Vocabulary(frozenset(lower), frozenset(inner))


def _opens_a_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital here may be owed to the place alone: first, or after an opening mark."""
    return at == 0 or tokens[at - 1].text in _OPENING


def _in_title_case(tokens: Sequence[Token]) -> bool:
    """A line in title case or capitals says nothing about which of its words are names."""
    words = [token for token in tokens if token.is_word and len(token.text) > 3]
    return len(words) > 3 and sum(_capitalised(w) for w in words) > 0.8 * len(words)


def _capitalised(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or (len(text) > 2 and text[1] in "'’" and text[2].isupper())


def _runs(tokens: Sequence[Token], vocabulary: _Vocabulary) -> Iterator[list[_Piece]]:
    """Runs of capitalised pieces that touch, joined over "of", particles, initials."""
    run: list[_Piece] = []
    headed = _in_title_case(tokens)
    at = 0
    while at < len(tokens):
        piece = _piece(tokens, at, vocabulary, headed)
        if piece is None:
            if run:
                yield run
                run = []
            at += 1
            continue
        if run and piece.known is not None and piece.known.form == "none":
            yield run
            run = []
        elif piece.known is None or piece.known.form != "none":
            run.append(piece)
        at = _after_join(tokens, piece)
        if run and at != piece.last and not _joins(tokens, piece, at):
            yield run
            run = []
    if run:
        yield run


def _piece(
    tokens: Sequence[Token], at: int, vocabulary: _Vocabulary, headed: bool
) -> _Piece | None:
    token = tokens[at]
    if not _capitalised(token) or not token.is_word:
        return None
    match = match_at(tokens, at)
    if match is not None:
        return _Piece(at, at + match[0], match[1])
    if headed or token.lower in words_of("gazetteer", "function_words") or _is_adjective(token):
        return None
    if _opens_a_sentence(tokens, at) and not _names_though_first(tokens, at, vocabulary):
        return None
    return _Piece(at, at + 1, None)


def _is_adjective(token: Token) -> bool:
    """A name with a tail, "Russian-backed", or a party and state, "R-Va": no name itself."""
    head, hyphen, tail = token.text.rpartition("-")
    return bool(hyphen) and (tail.islower() or head in ("D", "R", "I"))


def _names_though_first(tokens: Sequence[Token], at: int, vocabulary: _Vocabulary) -> bool:
    """Whether a word that opens a sentence is a name: seen capitalised inside, or before a name."""
    token = tokens[at]
    if token.text in vocabulary.inner and token.lower not in words_of("gazetteer", "openers"):
        return token.lower not in vocabulary.lower
    if token.text.isupper() and 2 <= len(token.text) <= 6:
        return token.lower not in vocabulary.lower
    of_head = token.lower in words_of("gazetteer", "of_heads")
    if token.lower in words_of("gazetteer", "openers"):
        return False
    if token.lower in vocabulary.lower and not of_head:
        return False
    if token.lower in words_of("gazetteer", "given_names"):
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if of_head:
        return following is not None and following.lower == "of"
    return (
        following is not None
        and following.is_word
        and _capitalised(following)
        and not token.lower.endswith(("ing", "ly"))
        and match_at(tokens, at + 1) is None
    )


def _after_join(tokens: Sequence[Token], piece: _Piece) -> int:
    """Where the run may go on after `piece`: past a point, "of the", particles."""
    at = piece.last
    last = tokens[at - 1]
    if at >= len(tokens):
        return at
    following = tokens[at].lower
    if following == "." and _abbreviates(last, piece):
        at += 1
    elif following == "of" and last.lower in words_of("gazetteer", "of_heads"):
        at += 1
        if at < len(tokens) and tokens[at].lower == "the":
            at += 1
    elif following in words_of("titles", "particles") and piece.known is None:
        while at < len(tokens) and tokens[at].lower in words_of("titles", "particles"):
            at += 1
    elif following == "&":
        at += 1
    if at == piece.last or (at < len(tokens) and tokens[at].is_word and _capitalised(tokens[at])):
        return at
    return piece.last


def _joins(tokens: Sequence[Token], piece: _Piece, at: int) -> bool:
    """Whether tokens from `piece.last` to `at` really link: the next capital follows at once."""
    return at < len(tokens) and _capitalised(tokens[at]) and at > piece.last


def _abbreviates(token: Token, piece: _Piece) -> bool:
    """A point after "Gov", "J" or "Jr" ends no sentence."""
    if piece.known is not None and piece.known.form == "title":
        return True
    return len(token.text) == 1 or token.lower in words_of("titles", "honorific_suffixes") | {"st"}


def _resolve(run: list[_Piece], tokens: Sequence[Token], text: str) -> Iterator[Candidate]:
    """The candidates of one run: cut at titles, then known phrases from unknown words."""
    titled = False
    segment: list[_Piece] = []
    for piece in run:
        if piece.known is not None and piece.known.form == "title":
            yield from _segment(segment, titled, tokens, text)
            segment, titled = [], True
        else:
            segment.append(piece)
    yield from _segment(segment, titled, tokens, text)


def _segment(
    pieces: list[_Piece], titled: bool, tokens: Sequence[Token], text: str
) -> Iterator[Candidate]:
    if not pieces:
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


def _is_generic(pieces: list[_Piece], tokens: Sequence[Token]) -> bool:
    """A lone "the Committee", "the River" or letter names nothing by itself."""
    (first, last, known), *rest = pieces
    if rest or known is not None or last - first > 1:
        return False
    return len(tokens[first].text) == 1 or tokens[first].lower in _generic()


@cache
def _generic() -> frozenset[str]:
    heads = ("organisation_heads", "place_heads", "of_heads")
    return frozenset().union(*(words_of("gazetteer", group) for group in heads)) - {"house"}


def _stands_alone(pieces: list[_Piece], tokens: Sequence[Token]) -> bool:
    """Whether the first of several pieces is an entity of its own: "New Jersey | Republican"."""
    known, rest = pieces[0].known, pieces[1:]
    if known is None or pieces[0].last != rest[0].first:
        return False
    if _head(rest, tokens) in words_of("gazetteer", "organisation_heads"):
        return False
    if rest[0].known is not None:
        return True
    return known.form in ("demonym", "people") and len(rest) > 1


def _head(pieces: list[_Piece], tokens: Sequence[Token]) -> str:
    return tokens[pieces[-1].last - 1].lower


def _candidate(pieces: list[_Piece], titled: bool, tokens: Sequence[Token], text: str) -> Candidate:
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


def _state_of(pieces: list[_Piece], tokens: Sequence[Token]) -> Known | None:
    """The state of "Republic of Armenia"; None for any other shape."""
    last = pieces[-1].known
    shaped = len(pieces) == 2 and tokens[pieces[0].first].lower == "republic"
    return last if shaped and last is not None and last.name == last.country else None


def _kind(pieces: list[_Piece], titled: bool, tokens: Sequence[Token]) -> EntityKind:
    first, last = pieces[0].first, pieces[-1].last
    words = [tokens[index].lower for index in range(first, last)]
    if titled:
        return "person"
    if "of" in words[1:]:
        head = words[words.index("of") - 1]
        return "place" if head in _PLACE_OF else "organisation"
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
