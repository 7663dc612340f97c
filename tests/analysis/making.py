"""Invented articles for the analysis, read as an article file is."""

from __future__ import annotations

from summarize.articles import Article, segment

FLOOD = """Nine people died and at least 40 were injured when the Lenna burst its banks on Monday, \
the mayor of Ansby said. Mayor Ida Rooke ordered 2,000 residents out of the lower town.

By Tom Ferris, regional correspondent

“The water came over the wall in minutes,” said Mara Lund, a teacher. She was brought to the \
town hall by boat.

The regional government denied that the wall had been in poor repair, but engineers had warned \
of cracks since March. The disastrous flood was the third in ten years.

A flooded street in Ansby on Monday. (Photo: Jonas Wick)

The “temporary” shelters will stay open until Friday, according to the Red Cross. Schools in \
Ansby and in the neighbouring town of Edrin remain closed for the week.

Read more: how the wall was built
"""


def article(
    text: str,
    *,
    id_: str = "a",
    outlet: str | None = None,
    published: str | None = "2024-05-14",
    language: str = "en",
) -> Article:
    """The article of `text`, segmented as one that was read from a file."""
    sentences = segment(text, None, language)
    return Article(id_, outlet, None, published, language, None, text, sentences)
