"""The language of an article: a stated tag put into BCP 47 form, or one told by function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from summarize.articles.tables import table

UNDETERMINED = "und"

_SAMPLE = 4_000  # characters; function words are every second word, so more tells nothing new
_FEWEST_HITS, _FEWEST_DISTINCT = 5, 3
_LEAST_SHARE = 0.15  # of all words: names and quoted foreign phrases alone stay below
_LEAST_LEAD = 1.2  # over the runner-up: Danish and Norwegian share most of their words
_FEWEST_LETTERS, _MOST_OF_LETTERS = 20, 0.6
_NEARLY_ALL = 0.9
_SOME_KANA = 0.1  # Japanese mixes kana into Han; Chinese has none

_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)

# Unicode blocks; the names are those of `script` in tables/function_words.toml.
_SCRIPTS = {
    name: re.compile(f"[{block}]")
    for name, block in {
        "latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
        "cyrillic": "\u0400-\u04ff",
        "greek": "\u0370-\u03ff\u1f00-\u1fff",
        "hebrew": "\u0590-\u05ff",
        "armenian": "\u0530-\u058f",
        "georgian": "\u10a0-\u10ff",
        "arabic": "\u0600-\u06ff\u0750-\u077f",
        "devanagari": "\u0900-\u097f",
        "bengali": "\u0980-\u09ff",
        "tamil": "\u0b80-\u0bff",
        "thai": "\u0e00-\u0e7f",
        "hangul": "\uac00-\ud7af",
        "kana": "\u3040-\u30ff",
        "han": "\u4e00-\u9fff\u3400-\u4dbf",
    }.items()
}
# Names in place of tags, as people write them.
_NAMES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "portuguese": "pt",
    "italian": "it", "dutch": "nl", "russian": "ru", "ukrainian": "uk", "arabic": "ar",
    "chinese": "zh", "japanese": "ja", "turkish": "tr", "polish": "pl", "hebrew": "he",
}  # fmt: skip


def language_tag(stated: str) -> str | None:
    """`stated` in the form of BCP 47 ("en_us" is "en-US"), or None if it is no language tag."""
    stated = stated.strip().replace("_", "-").partition(".")[0]
    if stated.lower() in _NAMES:
        return _NAMES[stated.lower()]
    if not stated.isascii() or not _TAG.fullmatch(stated):
        return None
    first, *rest = stated.lower().split("-")
    return "-".join([first, *(_cased(subtag) for subtag in rest)])


def _cased(subtag: str) -> str:
    """RFC 5646, 2.1.1: regions in capitals, scripts with a capital, everything else small."""
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag


def detect_language(text: str) -> str:
    """The language of `text`, or "und" where its script and function words do not settle it."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script is None:
        return UNDETERMINED
    candidates = _languages(script)
    if len(candidates) == 1:
        return next(iter(candidates))
    return _by_function_words(sample, candidates)


def _script(sample: str) -> str | None:
    """The script that most letters of `sample` are in, if there are enough of them."""
    if len(sample.encode("ascii", "ignore")) > _NEARLY_ALL * len(sample) > _FEWEST_LETTERS:
        return "latin"  # most news there is; the count below costs as much as the rest of it
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS.items()}
    total = sum(counts.values())
    east = counts["kana"] + counts["han"]
    if counts["kana"] and counts["kana"] >= _SOME_KANA * east:
        counts["kana"], counts["han"] = east, 0
    name = max(counts, key=counts.__getitem__)
    settled = total >= _FEWEST_LETTERS and counts[name] >= _MOST_OF_LETTERS * total
    return name if settled else None


def _by_function_words(sample: str, candidates: dict[str, frozenset[str]]) -> str:
    found = Counter(_WORD.findall(sample.lower()))
    hits = {
        language: sum(found[word] for word in words if word in found)
        for language, words in candidates.items()
    }
    ranked = sorted(hits, key=lambda language: (-hits[language], language))
    best = hits[ranked[0]]
    settled = (
        best >= _FEWEST_HITS
        and best >= _LEAST_SHARE * found.total()
        and best >= _LEAST_LEAD * hits[ranked[1]]
        and len(candidates[ranked[0]] & found.keys()) >= _FEWEST_DISTINCT
    )
    return ranked[0] if settled else UNDETERMINED


@cache
def _languages(script: str) -> dict[str, frozenset[str]]:
    """The languages written in `script`, each with its function words."""
    return {
        language: frozenset(row["words"].split())
        for language, row in table("function_words").items()
        if row["script"] == script
    }
