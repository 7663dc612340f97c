"""What an article is once read: its text, its sentences, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Literal

SentenceKind = Literal["prose", "title", "caption", "link", "social", "byline", "dateline"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of an article's text; only `prose` feeds findings."""

    id: str  # "s1" ...: in the order of the text, all kinds counted
    start: int  # code points into Article.text
    end: int  # exclusive; no white space at either end
    paragraph: int  # from 0; blank lines divide paragraphs
    kind: SentenceKind


@dataclass(frozen=True)
class Article:
    """One article. What is unknown about it is None, never guessed."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None  # ISO 8601 date or datetime
    language: str  # BCP 47; "und" when it could not be settled
    url: str | None
    text: str  # what all offsets index, in Unicode code points
    sentences: tuple[Sentence, ...]
    warnings: tuple[str, ...] = ()  # how it was read: a fallback encoding, a second use of an id

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text's UTF-8 bytes."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences that are the outlet's reporting: no captions, links, bylines ..."""
        return tuple(s for s in self.sentences if s.kind == "prose")


@dataclass(frozen=True, slots=True)
class ArticleError:
    """An input that could not be used; the others go on without it."""

    input: str  # the path as given (with ":LINE" for one line of a JSON Lines file)
    reason: str  # what is wrong and what to do, in one line
