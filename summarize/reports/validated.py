"""Which kinds of finding have been scored against labelled articles, by what found them.

One table: every report marks whatever is not in it. The scores stand in docs/measurements.md and
evals/README.md; of a language model they are of one model with the prompts named here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_VALIDATED: Final = "not validated"
FINDINGS: Final = (
    *("alignment", "relations", "claims", "quantities", "attribution", "loaded language"),
    *("names", "frames", "summary", "tone", "agency", "salience", "source kinds"),
)
_OF_COMPARISON: Final = ("alignment", "relations")
OWN_FINDINGS: Final = tuple(each for each in FINDINGS if each not in _OF_COMPARISON)
_SCORED: Final = frozenset(FINDINGS) - {"tone", "agency", "salience", "source kinds"}
_SCORED_PROMPTS: Final = frozenset({"analysis@1", "analysis@2"})


def unmeasured(engines: Iterable[dict[str, Any]]) -> frozenset[str]:
    """The kinds of finding that lack a score for one or more of `engines` (public JSON)."""
    every = list(engines)
    return frozenset(kind for kind in FINDINGS if not all(kind in _scored(e) for e in every))


def told(engines: Iterable[dict[str, Any]], kinds: Iterable[str]) -> str | None:
    """One sentence on which of `kinds` lack a score; None if none does."""
    lacking = unmeasured(engines)
    missing = [kind for kind in kinds if kind in lacking]
    if not missing:
        return None
    return f"Not validated, since nobody has scored them against labels: {', '.join(missing)}."


def _scored(engine: dict[str, Any]) -> frozenset[str]:
    if engine["name"] == "extractive" or engine.get("prompt") in _SCORED_PROMPTS:
        return _SCORED
    return frozenset()
