"""Names: what an article calls each contested thing or actor, label by label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.evidence import evidence_at
from summarize.text.group_nouns import find_group_nouns
from summarize.text.lexicon import words_of
from summarize.text.stances import Label, find_stances
from summarize.text.types import NameUse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.text.entities import Entities
    from summarize.text.reading import Reading
    from summarize.text.types import Span

_WORDS = re.compile(r"[^\W\d_]{3,}")


def find_names(reading: Reading, entities: Entities) -> tuple[NameUse, ...]:
    """The labels of the prose in order: "breakaway", "pro-Armenian forces", "the regime".

    `entity` is the canonical name of a named one, else the heading of labels.toml, with the
    nationality where one stands with the noun: "Armenian fighters" and "pro-Armenian forces"
    are both labels of "Armenian forces". `label` is as in the text, in lower case but for
    proper names. The evidence takes in what the label is put on.
    """
    found = [
        *find_stances(reading, entities),
        *find_group_nouns(reading),
        *_alternative_names(reading, entities),
    ]
    ordered = sorted(set(found), key=lambda label: (label.start, label.end, label.text))
    return tuple(
        NameUse(
            label.entity,
            label.text,
            _is_quoted(reading, (label.start, label.end)),
            evidence_at(reading.article, label.start, label.end),
        )
        for label in ordered
    )


def _alternative_names(reading: Reading, entities: Entities) -> Iterator[Label]:
    """Other names that the article states or that are known to be contested: "Artsakh"."""
    text = reading.article.text
    for mention in entities.mentions:
        if mention.form != "name":
            continue
        label = " ".join(text[mention.start : mention.end].split())
        if label.lower() in words_of("gazetteer", "contested_names") or (
            entities.aliases.get(label) == mention.name and _is_another_name(label, mention.name)
        ):
            yield Label(mention.name, label, mention.start, mention.end)


def _is_another_name(label: str, name: str) -> bool:
    """Neither a part of the name nor its initials."""
    words = {word.lower() for word in _WORDS.findall(name)}
    return not label.isupper() and not words & {word.lower() for word in _WORDS.findall(label)}


def _is_quoted(reading: Reading, span: Span) -> bool:
    """Inside a quotation that is more than marks around the name itself."""
    around = reading.quotation_around(*span)
    return around is not None and (around.inner_start, around.inner_end) != span
