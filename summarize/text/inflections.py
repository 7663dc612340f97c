"""Regular English inflections, made when a word list loads instead of stemming the text."""

from __future__ import annotations

_VOWELS = "aeiou"


def inflections(phrase: str) -> tuple[str, ...]:
    """`phrase` and its forms with a regular ending on the last word, the phrase itself first.

    "policy" gives "policies", "tax" gives "taxes", "taxed", "taxing", "plan" gives "planned".
    Forms that English does not have ("healths") do no harm where only matching is wanted.
    """
    lead, _, word = phrase.rpartition(" ")
    if len(word) < 3 or not word[-1].isalpha():
        return (phrase,)
    forms = dict.fromkeys((word, *_endings(word)))
    return tuple(f"{lead} {form}".lstrip() for form in forms)


def _endings(word: str) -> tuple[str, ...]:
    last, before = word[-1], word[-2]
    if last == "e":
        return (f"{word}s", f"{word}d", f"{word[:-1]}ing")
    if last == "y" and before not in _VOWELS:
        return (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (f"{word}es", f"{word}ed", f"{word}ing")
    regular = (f"{word}s", f"{word}ed", f"{word}ing")
    if last not in "aeiouwxy" and before in _VOWELS and word[-3] not in _VOWELS:
        return (*regular, f"{word}{last}ed", f"{word}{last}ing")
    return regular
