"""What the parts of a long article came to, as one: joined by evidence, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from summarize.analysis.grounding import Grounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from summarize.evidence import Evidence
    from summarize.text.types import FrameUse, Tone

Finding = TypeVar("Finding")
Spans = tuple[tuple[int, int], ...]


def merged(parts: Sequence[Grounded]) -> Grounded:
    """One reply's worth of findings from those of several parts, in the order of the text.

    Two findings that say the same of the same passages are one; a frame or a tone that several
    parts found gathers their evidence. One frame at most stays primary: the one that most
    passages carry.
    """
    return Grounded(
        summary=_once((p.summary for p in parts), lambda s: (_folded(s.text), _spans(s.evidence))),
        claims=tuple(
            sorted(
                _once((p.claims for p in parts), lambda c: (_folded(c.text), _spans(c.evidence))),
                key=lambda claim: (claim.evidence[0].start, claim.evidence[0].end),
            )
        ),
        names=_in_order(
            _once((p.names for p in parts), lambda n: (n.label, _spans((n.evidence,)))),
            lambda name: name.evidence,
        ),
        frames=_frames(list(chain.from_iterable(p.frames for p in parts))),
        loaded_language=_in_order(
            _once((p.loaded_language for p in parts), lambda found: _spans((found.evidence,))),
            lambda found: found.evidence,
        ),
        tone=_tones(list(chain.from_iterable(p.tone for p in parts))),
        sources=_in_order(
            _once((p.sources for p in parts), lambda s: (s.source, s.verb, _spans((s.evidence,)))),
            lambda use: use.evidence,
        ),
        faults=_once((p.faults for p in parts), lambda fault: (fault.what, fault.quote)),
        usable=any(part.usable for part in parts),
    )


def _once(
    groups: Iterable[Iterable[Finding]], key: Callable[[Finding], object]
) -> tuple[Finding, ...]:
    first: dict[object, Finding] = {}
    for finding in chain.from_iterable(groups):
        first.setdefault(key(finding), finding)
    return tuple(first.values())


def _in_order(
    findings: tuple[Finding, ...], evidence: Callable[[Finding], Evidence]
) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (evidence(f).start, evidence(f).end)))


def _spans(evidence: Sequence[Evidence]) -> Spans:
    return tuple((proof.start, proof.end) for proof in evidence)


def _folded(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".")


def _joined(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    by_span = {(proof.start, proof.end): proof for proof in evidence}
    return tuple(by_span[span] for span in sorted(by_span))


def _frames(uses: Sequence[FrameUse]) -> tuple[FrameUse, ...]:
    joined = []
    for frame in dict.fromkeys(use.frame for use in uses):
        same = [use for use in uses if use.frame == frame]
        first = next((use for use in same if use.weight == "primary"), same[0])
        evidence = _joined(chain.from_iterable(use.evidence for use in same))
        joined.append(replace(first, evidence=evidence))
    primary = [use for use in joined if use.weight == "primary"]
    leading = max(primary, key=lambda use: len(use.evidence), default=None)
    return tuple(use if use is leading else replace(use, weight="secondary") for use in joined)


def _tones(tones: Sequence[Tone]) -> tuple[Tone, ...]:
    return tuple(
        replace(
            first,
            evidence=_joined(
                chain.from_iterable(t.evidence for t in tones if _same_tone(t, first))
            ),
        )
        for first in _once([tones], lambda t: (t.target.lower(), t.polarity))
    )


def _same_tone(a: Tone, b: Tone) -> bool:
    return a.target.lower() == b.target.lower() and a.polarity == b.polarity
