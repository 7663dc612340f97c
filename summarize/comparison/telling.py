"""Who tells a fact, in which statement it is quoted for all, and how many texts stand behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.comparison.copies import CopyMap
    from summarize.comparison.statements import Statement


def representative(statements: Sequence[Statement]) -> Statement:
    """The statement to quote for all: a whole one, least loaded, salient, brief."""
    return min(
        statements,
        key=lambda s: (
            not s.whole,
            _loaded_in(s),
            -s.claim.salience,
            s.end - s.start,
            s.place,
        ),
    )


def _loaded_in(statement: Statement) -> int:
    return sum(
        statement.start <= phrase.evidence.start < statement.end
        for phrase in statement.column.analysis.framing.loaded_language
    )


def tellers(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The outlets that tell, each once, sorted."""
    return tuple(sorted({statement.column.teller for statement in statements}))


def independent_texts(statements: Sequence[Statement], copies: CopyMap) -> int:
    """How many texts stand behind the outlets: copies of one passage count once."""
    texts: list[tuple[str, list[tuple[str, int]]]] = []
    for statement in statements:
        place = (statement.column.id, _sentence_start(statement))
        for teller, places in texts:
            if teller == statement.column.teller or any(
                copies.same_text(place, other) for other in places
            ):
                places.append(place)
                break
        else:
            texts.append((statement.column.teller, [place]))
    return len(texts)


def _sentence_start(statement: Statement) -> int:
    starts = {s.id: s.start for s in statement.column.article.sentences}
    return starts.get(statement.evidence.sentence or "", statement.start)
