"""Names of a model's text: each stands in the evidence, as written or through an alias."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from summarize.analysis.grounds import passage
from summarize.text.gazetteer import match_at
from summarize.text.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.analysis.grounds import Grounds
    from summarize.evidence import Evidence
    from summarize.text.gazetteer import Known
    from summarize.text.reading import ReadSentence
    from summarize.text.tokens import Token

_CAPITALISED_NOUNS = frozenset({"de", "lb", "nds"})  # languages that give every noun a capital
_OPENS = frozenset("\"“„«‘'([—–:•.!?")
_PARTICLES = frozenset({"of", "de", "la", "van", "von", "der", "al", "bin", "da", "del", "the"})


class _Name(NamedTuple):
    """A run of capitalised words: as written, in folded words, and what the gazetteer knows."""

    written: str
    words: tuple[str, ...]
    known: Known | None
    opens: bool  # at the start of a sentence, where a capital says nothing


def unsupported_name(
    own: ReadSentence, evidence: Sequence[Evidence], cited: Sequence[ReadSentence], grounds: Grounds
) -> str | None:
    """The first name of the text `own` that `evidence` lacks, as written; None if it has all.

    A name is there if its words stand there side by side, accents and case aside, if the
    article gives one there that means the same ("WHO", "Karabakh", "Azeri"), or if our rules
    read a pronoun there as its bearer. Titles before a name are passed over. Days and months
    count as names; in German, whose nouns all have capitals, nothing is checked.
    """
    if grounds.article.language.split("-")[0].lower() in _CAPITALISED_NOUNS:
        return None
    names = list(_names(own))
    if not names:
        return None
    rows = [_folded_words(sentence.tokens) for sentence in cited]
    for name in names:
        if _stands(name.words, rows) or _is_no_name(name, grounds):
            continue
        if not _means_same(name, evidence, rows, grounds):
            return name.written
    return None


def named_anywhere(text: str, grounds: Grounds) -> str | None:
    """The first name of `text` that stands nowhere in the article's prose; None if all do."""
    for name in _names(passage(text)):
        missing = [word for word in name.words if not _in_article(word, grounds)]
        if missing and not _is_no_name(name, grounds):
            known = name.known is not None and name.known.name in _all_names(grounds)
            if not known and name.written not in _all_names(grounds):
                return name.written
    return None


def _in_article(word: str, grounds: Grounds) -> bool:
    return word in grounds.words or any(word == _plain(each) for each in grounds.words)


def _all_names(grounds: Grounds) -> set[str]:
    mentions = grounds.entities.mentions
    return {m.name for m in mentions} | {m.country for m in mentions if m.country}


def _names(own: ReadSentence) -> Iterator[_Name]:
    """Runs of capitals, cut where the gazetteer knows a phrase; titles are left out."""
    tokens, text, at = own.tokens, own.text, 0
    small = words_of("gazetteer", "function_words")
    while at < len(tokens):
        if not _has_capital(tokens[at]):
            at += 1
            continue
        opens = at == 0 or tokens[at - 1].text in _OPENS
        found = match_at(tokens, at)
        if found is not None:
            last = at + found[0]
            if found[1].form not in ("title", "none") or _is_day_or_month(tokens[at]):
                yield _name(tokens, at, last, found[1], opens, text)
            at = last
            continue
        if tokens[at].lower in small or tokens[at].lower == "i":
            at += 1
            continue
        last = _run_end(tokens, at)
        yield _name(tokens, at, last, None, opens and last == at + 1, text)
        at = last


def _is_day_or_month(token: Token) -> bool:
    return token.lower in words_of("grammar", "calendar")


def _run_end(tokens: Sequence[Token], at: int) -> int:
    last = at + 1
    while last < len(tokens):
        if _has_capital(tokens[last]) and match_at(tokens, last) is None:
            last += 1
        elif (
            tokens[last].lower in _PARTICLES
            and last + 1 < len(tokens)
            and _has_capital(tokens[last + 1])
            and match_at(tokens, last + 1) is None
            and tokens[last].lower != "the"
        ):
            last += 2
        elif tokens[last].text == "." and len(tokens[last - 1].text) == 1:
            last += 1  # an initial
        else:
            break
    return last


def _name(
    tokens: Sequence[Token], first: int, last: int, known: Known | None, opens: bool, text: str
) -> _Name:
    run = tokens[first:last]
    return _Name(text[run[0].start : run[-1].end], tuple(_folded_words(run)), known, opens)


def _has_capital(token: Token) -> bool:
    return (
        token.text != token.lower
        and token.text[0].isalpha()
        and any(
            part[:1].isupper() for part in token.text.replace("‑", "-").replace("‐", "-").split("-")
        )
    )


def _folded_words(tokens: Sequence[Token]) -> list[str]:
    """Words in lower case without accents, compounds in parts, possessives gone."""
    return [
        part
        for token in tokens
        if token.is_word and token.lower != "'s"
        for part in _plain(token.lower).replace(".", "").split("-")
        if part
    ]


def _plain(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _stands(words: tuple[str, ...], rows: Sequence[list[str]]) -> bool:
    """Whether `words` stand side by side in one of `rows`, abbreviated days and months too."""
    size = len(words)
    return any(
        all(_same(a, b) for a, b in zip(words, row[at : at + size], strict=True))
        for row in rows
        for at in range(len(row) - size + 1)
    )


def _same(a: str, b: str) -> bool:
    if a == b or f"{a}s" == b or a == f"{b}s":
        return True
    calendar = words_of("grammar", "calendar")
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= 3 and longer in calendar and longer.startswith(shorter)


def _is_no_name(name: _Name, grounds: Grounds) -> bool:
    """A capital that only begins a sentence; in a compound only its capital parts are a name."""
    if not name.opens or len(name.words) != 1:
        return False
    word = name.words[0]
    if name.known is not None:
        return False
    if word in grounds.plain_words:
        return True
    inside = any(
        token.lower == word and token.text != token.lower and index
        for sentence in grounds.reading.sentences
        for index, token in enumerate(sentence.tokens)
    )
    given = word in words_of("gazetteer", "given_names")
    return not inside and not given and not name.written.isupper()


def _means_same(
    name: _Name, evidence: Sequence[Evidence], rows: Sequence[list[str]], grounds: Grounds
) -> bool:
    """Whether the evidence names the same by another name: aliases, demonyms, pronouns."""
    if "-" in name.written and _capital_parts_stand(name.written, rows):
        return True
    there = grounds.names_in(evidence)
    wanted = {name.written, grounds.entities.aliases.get(name.written, name.written)}
    if name.known is not None:
        wanted.add(name.known.name)
        if name.known.country and name.known.form != "name":
            wanted.add(name.known.country)
    if wanted & there:
        return True
    folded = {_key(each) for each in wanted}
    if any(_key(each) in folded for each in there):
        return True
    return any(_contains(_key(source), folded) for source in grounds.sources_in(evidence))


def _key(name: str) -> tuple[str, ...]:
    return tuple(_folded_words(passage(name).tokens))


def _contains(words: tuple[str, ...], wanted: set[tuple[str, ...]]) -> bool:
    return any(
        words[at : at + len(each)] == each
        for each in wanted
        if each
        for at in range(len(words) - len(each) + 1)
    )


def _capital_parts_stand(written: str, rows: Sequence[list[str]]) -> bool:
    """As in "pro-Baku", "French-built": the parts with a capital are the name."""
    parts = [part for part in written.split("-") if part[:1].isupper()]
    if len(parts) == len(written.split("-")):
        return False
    return all(_stands((_plain(part.lower()),), rows) for part in parts)
