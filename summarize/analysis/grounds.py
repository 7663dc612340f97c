"""The article's side of a check: its words, names, figures, credits, read as far as asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.articles.types import Sentence
from summarize.text.attribution import find_attributions
from summarize.text.dates import find_dates
from summarize.text.entities import Entities, find_entities
from summarize.text.quantities import find_quantities
from summarize.text.reading import ReadSentence, read
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.articles.types import Article
    from summarize.evidence import Evidence
    from summarize.text.reading import Reading
    from summarize.text.tokens import Token
    from summarize.text.types import Attribution, DatedSpan, Quantity


class Grounds:
    """One article as the checks of a model's reply ask about it.

    Nothing is found before it is asked for: most replies cite a few sentences, and names are
    looked up only where the words themselves do not settle it.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.english = article.language.split("-")[0].lower() in {"en", "und"}
        self.stated: dict[tuple[int, int], object] = {}  # by span, kept by the check of numbers
        self._dates: dict[str, tuple[DatedSpan, ...]] = {}
        self._quantities: dict[str, tuple[Quantity, ...]] = {}

    @cached_property
    def reading(self) -> Reading:
        """The prose in tokens and quotations."""
        return read(self.article)

    @cached_property
    def entities(self) -> Entities:
        """The names of the whole article, folded; none in a language without word lists."""
        return find_entities(self.reading) if self.english else Entities(())

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who is credited with what, by our own rules."""
        return find_attributions(self.reading, self.entities) if self.english else ()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the prose, in lower case, parts of compounds too."""
        return frozenset(
            part
            for sentence in self.reading.sentences
            for token in sentence.tokens
            for part in (token.lower, *token.lower.split("-"))
        )

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The words that the prose has in lower case somewhere: no names by themselves."""
        return frozenset(
            token.lower
            for sentence in self.reading.sentences
            for token in sentence.tokens
            if token.text == token.lower
        )

    def sentences(self, start: int, end: int) -> tuple[ReadSentence, ...]:
        """The prose sentences that `start:end` touches."""
        sentences = self.reading.sentences
        first = bisect_right(sentences, start, key=lambda each: each.sentence.end)
        last = bisect_left(sentences, end, key=lambda each: each.sentence.start)
        return sentences[first:last]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that lie in `start:end`."""
        return [
            token
            for sentence in self.sentences(start, end)
            for token in sentence.tokens
            if start <= token.start and token.end <= end
        ]

    def cited(self, evidence: Iterable[Evidence]) -> list[ReadSentence]:
        """The passages of `evidence`, cut at the ends of sentences, each read by itself."""
        return [
            self._cut(each, proof.start, proof.end)
            for proof in evidence
            for each in self.sentences(proof.start, proof.end)
        ]

    def _cut(self, sentence: ReadSentence, start: int, end: int) -> ReadSentence:
        """What of `sentence` lies in `start:end`; mostly all of it."""
        whole = sentence.sentence
        if start <= whole.start and whole.end <= end:
            return sentence
        start, end = max(start, whole.start), min(end, whole.end)
        return passage(self.article.text[start:end], start, whole.id)

    def dates(self, sentence: ReadSentence) -> tuple[DatedSpan, ...]:
        """The time expressions of a sentence of the article."""
        key = sentence.sentence.id
        if key not in self._dates:
            self._dates[key] = find_dates(sentence, self.article.published)
        return self._dates[key]

    def quantities(self, sentence: ReadSentence) -> tuple[Quantity, ...]:
        """The quantities of a sentence of the article."""
        key = sentence.sentence.id
        if key not in self._quantities:
            dates = self.dates(sentence)
            self._quantities[key] = find_quantities(sentence, self.article, dates)
        return self._quantities[key]

    def names_in(self, evidence: Sequence[Evidence]) -> frozenset[str]:
        """Canonical names that `evidence` mentions, and the states its demonyms belong to."""
        mentions = [m for e in evidence for m in self.entities.within(e.start, e.end)]
        countries = {m.country for m in mentions if m.country and m.form != "name"}
        return frozenset({m.name for m in mentions} | countries)

    def sources_in(self, evidence: Sequence[Evidence]) -> frozenset[str]:
        """Who is credited in the cited sentences, also where they say "he"."""
        cited = {each.sentence.id for each in self.cited(evidence)}
        return frozenset(a.source for a in self.attributions if a.source and a.sentence in cited)


def passage(text: str, start: int = 0, identity: str = "s1") -> ReadSentence:
    """`text` read as one sentence that begins at `start` (code points) of an article."""
    tokens = tokenize(text, start)
    sentence = Sentence(identity, start, start + len(text), 0, "prose")
    return ReadSentence(sentence, text, tokens, sum(token.is_word for token in tokens))
