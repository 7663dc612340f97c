"""The words of every report, in one place: relations, headings, figures, credits, counts.

A relation is told by a word and a sign, never by colour alone. A statement is "not found in" an
article; no word here says more about an outlet than its text does.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from summarize.text.counted import singular

RELATIONS: Final = {  # relation: (sign, word)
    "shared": ("=", "shared"),
    "conflict": ("≠", "conflict"),
    "disputed": ("⇄", "disputed"),
    "unresolved": ("?", "unresolved"),
    "update": ("→", "updated"),
    "single": ("·", "told by one outlet"),
}
FIGURES_DIFFER: Final = ("≈", "shared, figures differ")
# The gravest difference first; facts keep their own order within a relation.
GRAVITY: Final = ("conflict", "disputed", "unresolved", "update", "shared")

BRIEF: Final = {"agreed": "Agreed", "differing": "Differing", "single": "Told by one outlet"}

IN_BRIEF: Final = "In brief"
AGREED: Final = "What they agree on"
DIFFERING: Final = "Where they differ"
PERHAPS: Final = "Perhaps the same: read both"
SINGLE: Final = "Told by one outlet"
UNDECIDED: Final = "Not decided"
NAMES: Final = "What they call things"
FRAMING: Final = "How they say it"
SOURCING: Final = "Whom they cite"
COPIES: Final = "Texts in common"
SUMMARY: Final = "Summary"
CLAIMS: Final = "What it says"
OWN_NAMES: Final = "What it calls things"
OWN_FRAMING: Final = "How it says it"
OWN_SOURCING: Final = "Whom it cites"
CONTRASTS: Final = "One thing, other words"
TELLINGS: Final = "Who acts, and where it stands (not validated)"
AGENCY: Final[dict[str | None, str]] = {  # how a clause tells its act, before `POSITION`
    "active": "names who acts, active; ",
    "passive": "names who acts, passive; ",
    "agentless": "names nobody who acts; ",
    None: "",
}
POSITION: Final = {"lead": "in the lead", "middle": "in the middle", "end": "at the end"}
UNDECIDED_MEANS: Final = (
    "Too like a passage of another article to be called one outlet's own, too unlike it to be"
    " called shared, or too short to be searched for. Read both and judge."
)
SHORTENED: Final = "Lists and quotes are shortened; all of them: -v, or report.md with -o DIR."
REJECTED: Final = "Not borne out by the text, and left out above"

LIMITS: Final = {
    "extractive": (
        "Found by rules over English words. A finding shows where a text says something;"
        " it is not a judgement."
    ),
    "llm": (
        "Found by a language model; every quote was looked up in its article. A finding shows"
        " where a text says something; it is not a judgement."
    ),
}

CATEGORIES: Final = {
    "intensifier": "intensifier",
    "victory_defeat": "victory and defeat",
    "scare_quotes": "scare quotes",
    "loaded_verb": "loaded verb",
    "label": "label",
    "speculation": "speculation",
    "editorial": "editorial",
}
REASONS: Final = {
    "quote_not_found": "the quote is not in the text",
    "ambiguous_quote": "the quote is in the text more than once",
    "unknown_sentence": "it cites a sentence that does not exist",
    "unsupported_number": "its number is not in the evidence it cites",
    "unsupported_name": "its name is not in the evidence it cites",
    "unsupported_negation": "its negation is not in the evidence it cites",
    "schema": "it does not follow the reply schema",
    "boilerplate": "it comes from outside the reporting",
}
IN_QUOTATION: Final = "in a quotation"  # a source's
IN_MARKS: Final = "in scare quotes"  # the article's own, to keep a word at a distance
BASIS: Final = {"cue_words": "cue words", "model": "a model's reading"}
_MEASURES: Final = frozenset({"distance", "duration", "share", "other"})  # the unit says it all
_STRAIGHT_OPENING: Final = re.compile(r'(?<![^\s(\[{—–-])"(?=\S)')
# Words that have their capital only from the beginning of a sentence.
_SENTENCE_START: Final = re.compile(r"^(?:An?|The|Both|Several|Some|Many|Two|Three)(?= [a-z])")
_INNER_MARKS: Final = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’", '"': "’"})
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Number and noun: "1 phrase", "2 phrases", "1,200 words"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def counted_or_no(number: int, noun: str) -> str:
    """As `counted`, and "no phrase" for none."""
    return counted(number, noun) if number else f"no {noun}"


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def number_words(number: float) -> str:
    """A number as people write it: "32", "1,200", "2.5", "3.4 million"."""
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if abs(number) >= size and round(number / size, 2) * size == number:
            return f"{number / size:g} {name}"
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"


def nested(text: str) -> str:
    """`text` to stand between “ and ”: double quotation marks become single ones.

    As long as it was, so that places in it stay where they are.
    """
    return _STRAIGHT_OPENING.sub("‘", text).translate(_INNER_MARKS)


def figure(quantity: dict[str, Any]) -> str:
    """A quantity in words: "at least 32 peacekeepers killed in the north, as of 3 May 2024"."""
    as_of = f", as of {long_date(quantity['as_of'])}" if quantity["as_of"] else ""
    if quantity["value"] is None:  # "dozens were hurt" says the rest itself
        return f"“{nested(quantity['evidence']['quote'])}”{_bounds(quantity)}{as_of}"
    counted = quantity["group"] or quantity["unit"]
    if quantity["unit"] == "percent":
        counted = quantity["group"]
    elif counted and quantity["value"] == 1:
        counted = singular(counted)
    words = [_stated(quantity), counted]
    if quantity["role"] not in _MEASURES:
        words.append(quantity["role"])
    return " ".join(filter(None, (*words, quantity["scope"]))) + as_of


def _stated(quantity: dict[str, Any]) -> str:
    sign = "%" if quantity["unit"] == "percent" else ""
    number = number_words(quantity["value"]) + sign
    return f"{quantity['approximator']} {number}" if quantity["approximator"] else number


def _bounds(quantity: dict[str, Any]) -> str:
    low, high = quantity["low"], quantity["high"]
    if low is not None and high is not None:
        return f" ({number_words(low)} to {number_words(high)})"
    if low is not None:
        return f" ({number_words(low)} or more)"
    return f" (up to {number_words(high)})" if high is not None else ""


def topic(quantities: list[dict[str, Any]]) -> str:
    """What figures are about: "killed", "killed (peacekeepers)", "tonnes"; "" without any."""
    roles = dict.fromkeys(each["role"] for each in quantities)
    nouns = dict.fromkeys(each["group"] or each["unit"] or "" for each in quantities)
    noun = next(iter(nouns)) if len(nouns) == 1 else ""
    counts = ", ".join(role for role in roles if role not in _MEASURES)
    if noun in ("", "people"):
        return counts or ", ".join(role for role in roles if role != "other")
    return f"{counts} ({noun})" if counts else noun


def credit(attribution: dict[str, Any] | None) -> str:
    """On whose word: "in its own voice", "credited to Ana Ruiz (“said”)"."""
    if attribution is None:
        return "in its own voice"
    verb = attribution["verb"]
    if attribution["source"] is None:
        return f"no source named (“{verb}”)"
    source = _SENTENCE_START.sub(lambda found: found[0].lower(), attribution["source"])
    by = {"denied": "denied by", "hedged": "credited, with reserve, to"}
    return f"{by.get(attribution['stance'], 'credited to')} {source} (“{verb}”)"


def long_date(published: str) -> str:
    """An ISO date or datetime as "21 September 2023"; what is no date stays as it is."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
