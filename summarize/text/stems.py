"""English word stems (Snowball), remembered, since the stemmer is slow and words recur."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Snowball stem of one lower-case English word."""
    result: str = _stemmer().stemWord(word)
    return result
