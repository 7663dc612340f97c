"""Loaded language: phrases of the lexicon and scare quotes, with a plainer wording where one is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from summarize.evidence import evidence_at
from summarize.text.lexicon import lexicon, words_of
from summarize.text.phrases import Phrases
from summarize.text.scare_quotes import find_scare_quotes
from summarize.text.source_kinds import kind_of_noun
from summarize.text.types import LoadedCategory, LoadedPhrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.quotations import Quotation
    from summarize.text.reading import Reading
    from summarize.text.tokens import Token
    from summarize.text.types import Span


_PRONOUNS = frozenset(("he", "she", "it", "who", "which"))
_SPEAKING = frozenset(("official", "expert", "party", "witness"))


class _Wording(NamedTuple):
    category: LoadedCategory
    neutral: str | None


def find_loaded(
    reading: Reading, attributed_spans: Sequence[Span] = ()
) -> tuple[LoadedPhrase, ...]:
    """The loaded phrases of the prose, in order and disjoint, the longest where two overlap.

    `attributed_spans` are what the article credits to sources: a short quotation inside one is
    the source's word and no scare quote. `in_quote` is true where the phrase stands inside a
    quotation. The evidence of a scare quote takes its marks in, its phrase does not.
    """
    quotes = find_scare_quotes(reading, attributed_spans)
    taken = {quotation.start: quotation for quotation in quotes}
    found = [*_scare_quotes(reading, quotes), *_phrases(reading, taken)]
    return tuple(sorted(found, key=lambda phrase: phrase.evidence.start))


def _scare_quotes(reading: Reading, quotes: Sequence[Quotation]) -> Iterator[LoadedPhrase]:
    text = reading.article.text
    for quotation in quotes:
        inner = text[quotation.inner_start : quotation.inner_end].rstrip(" .,;:!?")
        evidence = evidence_at(reading.article, quotation.start, quotation.end)
        yield LoadedPhrase(inner, "scare_quotes", None, False, evidence)


def _phrases(reading: Reading, taken: dict[int, Quotation]) -> Iterator[LoadedPhrase]:
    for sentence in reading.sentences:
        tokens = sentence.tokens
        for first, last, wording in _wordings().find(tokens):
            if wording is None or _is_plural_noun(tokens, first, last):
                continue
            start, end = tokens[first].start, tokens[last - 1].end
            around = reading.quotation_around(start, end)
            if around is not None and around.start in taken:
                continue
            phrase = reading.article.text[start:end]
            evidence = evidence_at(reading.article, start, end)
            yield LoadedPhrase(
                phrase, wording.category, wording.neutral, around is not None, evidence
            )


def _is_plural_noun(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a form in -s is a noun: "toxic fumes"; the verb has one who speaks before it.

    Before a verb stands a pronoun, a name or one who holds an office, adverbs aside.
    """
    if last - first > 1 or tokens[first].lower not in words_of("loaded", "nouns_too"):
        return False
    at = first - 1
    while at > 0 and tokens[at].lower.endswith("ly"):
        at -= 1
    if at < 0:
        return True
    before = tokens[at]
    if before.lower in _PRONOUNS or kind_of_noun(before.lower) in _SPEAKING:
        return before.lower.endswith("s") and before.lower not in _PRONOUNS
    following = tokens[last].text if last < len(tokens) else ""
    return not before.text[:1].isupper() or (at == 0 and not following[:1].isupper())


@cache
def _wordings() -> Phrases[_Wording | None]:
    """The lexicon's phrases; None for those in which a listed word has its plain sense."""
    groups = lexicon("loaded")
    entries: list[tuple[str, _Wording | None]] = [
        (phrase, None) for phrase, _ in groups["plain"].entries
    ]
    for category in get_args(LoadedCategory):
        if category in groups:
            entries += [
                (phrase, _Wording(cast("LoadedCategory", category), neutral))
                for phrase, neutral in groups[category].entries
            ]
    for adjective, _ in groups["outcome_adjectives"].entries:
        for noun, neutral in groups["outcome_nouns"].entries:
            entries.append((f"{adjective} {noun}", _Wording("victory_defeat", neutral)))
    return Phrases(entries)
