"""Frames of the Media Frames Corpus by cue words: which side of its topic an article dwells on."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from summarize.evidence import Evidence, evidence_at
from summarize.text.inflections import inflections
from summarize.text.lexicon import lexicon
from summarize.text.phrases import Phrases
from summarize.text.types import Frame, FrameUse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarize.text.reading import Reading, ReadSentence

_LEAST_CUES = 3  # fewer prove nothing, however short the article
_LEAST_RATE = 0.008  # cues a word
_SHARE_OF_TOP = 0.4  # a secondary frame has at least that share of the first one's cues
_MARGIN = 1.2  # the first is primary where it leads the second by that factor
_REPEATS = 4  # a cue said more often counts no more: one word is one aspect
_MOST_SECONDARY = 3
_SENTENCES = 3  # of evidence


def find_frames(reading: Reading) -> tuple[FrameUse, ...]:
    """The frames that cue words of frames.toml show, the strongest first.

    The first is primary where it leads clearly, else all are secondary; "Other" is never
    found, as it is what a text without cues is left with. Ties go by the codebook's order.
    Evidence is up to three sentences with the most cues, in the order of the text.
    """
    cues = [_cues(sentence) for sentence in reading.sentences]
    words = sum(len(sentence.tokens) for sentence in reading.sentences)
    scores = _scores(cues)
    ranked = sorted(scores, key=lambda frame: (-scores[frame], _order()[frame]))
    least = max(_LEAST_CUES, _LEAST_RATE * words)
    chosen = [
        frame for frame in ranked if scores[frame] >= max(least, _SHARE_OF_TOP * scores[ranked[0]])
    ]
    clear = len(ranked) < 2 or bool(chosen and scores[ranked[0]] >= _MARGIN * scores[ranked[1]])
    return tuple(
        FrameUse(
            frame,
            "primary" if clear and place == 0 else "secondary",
            "cue_words",
            tuple(_evidence(reading, sentence) for sentence in _best(frame, reading, cues)),
        )
        for place, frame in enumerate(chosen[: _MOST_SECONDARY + clear])
    )


def _cues(sentence: ReadSentence) -> Mapping[Frame, Counter[str]]:
    """How often each cue of each frame stands in the sentence."""
    found: dict[Frame, Counter[str]] = {}
    for _, _, (frame, cue) in _phrases().find(sentence.tokens):
        found.setdefault(frame, Counter())[cue] += 1
    return found


def _scores(cues: list[Mapping[Frame, Counter[str]]]) -> dict[Frame, int]:
    totals: dict[Frame, Counter[str]] = {}
    for sentence in cues:
        for frame, count in sentence.items():
            totals.setdefault(frame, Counter()).update(count)
    return {
        frame: sum(min(times, _REPEATS) for times in count.values())
        for frame, count in totals.items()
    }


def _best(
    frame: Frame, reading: Reading, cues: list[Mapping[Frame, Counter[str]]]
) -> list[ReadSentence]:
    places = [place for place, found in enumerate(cues) if frame in found]
    places.sort(key=lambda place: (-cues[place][frame].total(), place))
    return [reading.sentences[place] for place in sorted(places[:_SENTENCES])]


def _evidence(reading: Reading, sentence: ReadSentence) -> Evidence:
    return evidence_at(reading.article, sentence.sentence.start, sentence.sentence.end)


@cache
def _order() -> dict[Frame, int]:
    return {cast("Frame", frame): place for place, frame in enumerate(get_args(Frame))}


@cache
def _phrases() -> Phrases[tuple[Frame, str]]:
    return Phrases(
        (form, (frame, cue))
        for frame in _order()
        for cue, _ in lexicon("frames")[frame].entries
        for form in inflections(cue)
    )
