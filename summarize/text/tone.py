"""Tone: where the outlet's own voice plainly praises or blames a named target."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarize.evidence import evidence_at
from summarize.text.lexicon import lexicon, words_of
from summarize.text.phrases import Phrases
from summarize.text.types import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.entities import Entities, Mention
    from summarize.text.reading import Reading, ReadSentence
    from summarize.text.tokens import Token
    from summarize.text.types import LoadedPhrase, Polarity

_Shape = Literal["modifier", "verb", "good_outcome", "bad_outcome"]
_CLAUSE = 40  # tokens to either side, where a sentence has no breaks
_REACH = 4  # tokens between a word and the name it is said of
_BREAKS = frozenset(";:.?!()[]—–")
_OWNERS = frozenset({"its", "their", "his", "her", "my", "our", "'s"})  # "its infamous X cover"
_LINKS = frozenset({"is", "was", "are", "were", "remains", "remained", "became", "seems", "looks"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "without", "hardly", "neither", "nor"})
_SUPPOSITIONS = frozenset({"if", "should", "were", "had", "whether"})
_AUXILIARIES = frozenset({"has", "had", "have"})
_COPULA_FILLERS = frozenset({"a", "an", "the", "so", "very", "too", "as", "more", "most", "also"})


class _Cue(NamedTuple):
    polarity: Polarity
    shape: _Shape


class _Named(NamedTuple):
    """The names of a sentence by where they start and end."""

    starting: dict[int, Mention]
    ending: dict[int, Mention]


class _Judgement(NamedTuple):
    target: str
    polarity: Polarity
    start: int
    end: int


def find_tone(
    reading: Reading, entities: Entities, loaded: Sequence[LoadedPhrase]
) -> tuple[Tone, ...]:
    """The tone toward named targets, each target and polarity once, in order of the text.

    A word of tone.toml counts where grammar ties it to a name: before it ("the disgraced
    Smith"), after it as an apposition or after "is", as its verb, or as a loaded outcome "for"
    it ("a resounding triumph for Spain", which must be among `loaded`). What stands in a
    quotation, is negated, or is credited by a verb of speech before it is left out. Evidence is
    the clause.
    """
    outcomes = {
        p.evidence.end: p for p in loaded if p.category == "victory_defeat" and not p.in_quote
    }
    found: dict[tuple[str, Polarity], list[tuple[int, int]]] = {}
    for sentence in reading.sentences:
        for judgement in _judgements(sentence, reading, entities, outcomes):
            clause = _clause(sentence.tokens, judgement.start, judgement.end)
            spans = found.setdefault((judgement.target, judgement.polarity), [])
            if clause not in spans:
                spans.append(clause)
    return tuple(
        Tone(target, polarity, tuple(evidence_at(reading.article, *span) for span in spans))
        for (target, polarity), spans in found.items()
    )


def _judgements(
    sentence: ReadSentence,
    reading: Reading,
    entities: Entities,
    outcomes: dict[int, LoadedPhrase],
) -> Iterator[_Judgement]:
    tokens = sentence.tokens
    inside = entities.within(sentence.sentence.start, sentence.sentence.end)
    named = [mention for mention in inside if mention.form == "name"]
    if not named:
        return
    mentions = _Named({m.start: m for m in named}, {m.end: m for m in named})
    for first, last, cue in _cues().find(tokens):
        start, end = tokens[first].start, tokens[last - 1].end
        if reading.quotation_around(start, end) or _set_aside(tokens, first):
            continue
        if cue.shape in ("good_outcome", "bad_outcome"):
            target = _beneficiary(tokens, last, mentions, cue) if end in outcomes else None
        elif cue.shape == "verb":
            target = _subject(tokens, first, mentions)
        else:
            target = _modified(tokens, first, last, mentions)
        if target is not None and not reading.quotation_around(target.start, target.end):
            yield _Judgement(
                target.name, cue.polarity, min(start, target.start), max(end, target.end)
            )


def _set_aside(tokens: Sequence[Token], first: int) -> bool:
    """Negated close by, only supposed, or credited to a source earlier in the sentence."""
    near = [token.lower for token in tokens[max(0, first - 4) : first]]
    if any(word in _NEGATIONS or word.endswith("n't") for word in near):
        return True
    if tokens[0].lower in _SUPPOSITIONS:
        return True
    return any(
        token.lower in words_of("scare_quotes", "speech")
        for token in tokens[max(0, first - 25) : first]
    )


def _beneficiary(tokens: Sequence[Token], last: int, mentions: _Named, cue: _Cue) -> Mention | None:
    """The name after "for" (or, of a bad outcome, "of") right after the outcome."""
    links = ("for",) if cue.shape == "good_outcome" else ("for", "of")
    if last >= len(tokens) or tokens[last].lower not in links:
        return None
    return _next_mention(tokens, last + 1, mentions, reach=2)


def _subject(tokens: Sequence[Token], first: int, mentions: _Named) -> Mention | None:
    """The name right before the verb, an adverb or auxiliary between them allowed."""
    before = first - 1
    word = tokens[before].lower if before >= 0 else ""
    if word.endswith("ly") or word in _AUXILIARIES:
        before -= 1
    if before < 0:
        return None
    return mentions.ending.get(tokens[before].end)


def _modified(tokens: Sequence[Token], first: int, last: int, mentions: _Named) -> Mention | None:
    """The name that an adjective or noun is said of: after it, or before a comma or "is"."""
    ahead = _next_mention(tokens, last, mentions, reach=_REACH)
    if ahead is not None and tokens[first - 1].lower not in _OWNERS:
        return ahead
    return _described(tokens, first, mentions)


def _next_mention(tokens: Sequence[Token], at: int, mentions: _Named, reach: int) -> Mention | None:
    """The mention reached from token `at` over titles and offices only."""
    for token in tokens[at : at + reach]:
        if token.start in mentions.starting:
            return mentions.starting[token.start]
        if token.lower not in _offices() and token.text != ".":
            return None
    return None


def _described(tokens: Sequence[Token], first: int, mentions: _Named) -> Mention | None:
    """The name before ", a/the" or "is (a/so/very)" that the word at `first` ends."""
    at = first - 1
    while at >= 0 and first - at <= 3 and tokens[at].lower in _COPULA_FILLERS:
        at -= 1
    comma = (
        at >= 0
        and tokens[at].text == ","
        and at + 1 < first
        and tokens[at + 1].lower
        in (
            "a",
            "an",
            "the",
        )
    )
    if at < 1 or not (comma or tokens[at].lower in _LINKS):
        return None
    return mentions.ending.get(tokens[at - 1].end)


def _clause(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The stretch between breaks around `start:end`, at most `_CLAUSE` tokens to either side."""
    first = last = bisect_left(tokens, start, key=lambda token: token.start)
    while last < len(tokens) and tokens[last].end < end:
        last += 1
    left, right = first, last
    while left and first - left < _CLAUSE and tokens[left - 1].text not in _BREAKS:
        left -= 1
    while (
        right + 1 < len(tokens) and right - last < _CLAUSE and tokens[right + 1].text not in _BREAKS
    ):
        right += 1
    while left < first and not tokens[left].is_word:
        left += 1
    while right > last and not tokens[right].is_word:
        right -= 1
    return tokens[left].start, tokens[right].end


@cache
def _cues() -> Phrases[_Cue]:
    groups = lexicon("tone")
    shapes: tuple[tuple[str, Polarity, _Shape], ...] = (
        ("positive", "positive", "modifier"),
        ("negative", "negative", "modifier"),
        ("positive_verbs", "positive", "verb"),
        ("negative_verbs", "negative", "verb"),
        ("good_outcomes", "positive", "good_outcome"),
        ("bad_outcomes", "negative", "bad_outcome"),
    )
    return Phrases(
        (word, _Cue(polarity, shape))
        for group, polarity, shape in shapes
        for word, _ in groups[group].entries
    )


@cache
def _offices() -> frozenset[str]:
    return words_of("stances", "bridges") | words_of("titles", "titles") | {"the"}
