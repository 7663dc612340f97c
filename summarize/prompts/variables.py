"""What a prompt is told of an article, or of claims: text that no article breaks out of."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.articles.types import Article, Sentence

_MARKER = 16  # hexadecimal digits: nobody finds a text that holds 64 bits of its own hash


def article_variables(
    article: Article,
    *,
    sentences: Sequence[Sentence] | None = None,
    outlet: bool = False,
    part: str | None = None,
) -> dict[str, Any]:
    """The variables of the analysis prompts, for `render(prompt, **article_variables(article))`.

    `sentences` are a run of the article's sentences, for one part of a long article, and `part`
    says which it is ("2 of 3"). The outlet's name is None unless `outlet` asks for it. Where
    the article gives no title, the headline in its text is taken.

    A sentence is shown on one line whatever breaks it has in the article: no text can begin a
    line with an id of its own making.
    """
    run = article.sentences if sentences is None else sentences
    marker = article.sha256[:_MARKER]
    text = article.text
    if sentences is not None:
        text = text[run[0].start : run[-1].end] if run else ""
    return {
        "article_text": text.strip(),
        "sentences": _numbered(article, run),
        "title": _line(article.title or _headline(article), marker),
        "published": _line(article.published, marker),
        "outlet": _line(article.outlet, marker) if outlet else None,
        "marker": marker,
        "part": part,
    }


def claim_variables(articles: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The variables of the align prompts: the texts of the claims, one sequence an article.

    The third claim of the second article is shown as "[B3] ..."; after Z comes AA.
    """
    blocks = [
        "\n".join(f"[{claim_id(place, number)}] {_line(text)}" for number, text in enumerate(texts))
        for place, texts in enumerate(articles)
    ]
    claims = "\n\n".join(block for block in blocks if block)
    return {
        "claims": claims,
        "marker": sha256(claims.encode("utf-8", "surrogatepass")).hexdigest()[:_MARKER],
    }


def claim_id(article: int, claim: int) -> str:
    """The id of a claim by the places of its article and itself, from 0: (1, 2) is "B3"."""
    letters = ""
    article += 1
    while article:
        article, rest = divmod(article - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return f"{letters}{claim + 1}"


def _headline(article: Article) -> str | None:
    """The headline that stands in the text itself, above the reporting."""
    for sentence in article.sentences:
        if sentence.kind == "title":
            return article.text[sentence.start : sentence.end]
        if sentence.kind == "prose":
            break
    return None


def _numbered(article: Article, run: Sequence[Sentence]) -> str:
    """The prose of `run`, a sentence a line, a blank line between paragraphs."""
    prose = (sentence for sentence in run if sentence.kind == "prose")
    return "\n\n".join(
        "\n".join(f"[{s.id}] {_line(article.text[s.start : s.end])}" for s in paragraph)
        for _, paragraph in groupby(prose, key=lambda sentence: sentence.paragraph)
    )


def _line(text: str | None, marker: str = "") -> str | None:
    """`text` on one line; what stands outside the article's hash must not forge its marker."""
    if text is None:
        return None
    if marker:
        text = text.replace(marker, "")
    return " ".join(text.split())
