"""Articles for tests: each line one prose sentence, blank lines between paragraphs."""

from __future__ import annotations

from summarize.articles.types import Article, Sentence


def article_of(text: str, published: str | None = None) -> Article:
    """An English article of `text` with its lines as sentences, offsets into the text as given."""
    sentences: list[Sentence] = []
    paragraph, start, blank = 0, 0, False
    for line in text.split("\n"):
        words = line.strip()
        if words:
            if blank and sentences:
                paragraph += 1
            begin = start + line.index(words)
            number = f"s{len(sentences) + 1}"
            sentences.append(Sentence(number, begin, begin + len(words), paragraph, "prose"))
        blank = not words
        start += len(line) + 1
    return Article("a", None, None, published, "en", None, text, tuple(sentences))
