"""Speech cues: the table of verbs, phrases and nouns by which words are given to a source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.text.types import Stance

Form = Literal["base", "third", "past", "participle", "ing"]

_VERB_GROUPS: dict[str, Stance] = {
    "asserted": "asserted",
    "reported": "reported",
    "hedged": "hedged",
    "denied": "denied",
    "wishes": "asserted",
}
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb (with its particle, if any): its stance and the complements it takes."""

    lemma: str
    particle: tuple[str, ...]
    stance: Stance
    complements: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a word form can be: verbs that begin with it (longest particle first), and its forms."""

    verbs: tuple[Verb, ...]
    forms: frozenset[Form]


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Every inflected form of the verbs in speech.toml, lower case -> what it can be."""
    irregular = {
        lemma: (value or "").split() for lemma, value in lexicon("speech")["irregular"].entries
    }
    verbs: dict[str, list[Verb]] = {}
    forms: dict[str, set[Form]] = {}
    for verb in _verbs():
        for form, word in _inflections(verb.lemma, irregular.get(verb.lemma)):
            verbs.setdefault(word, []).append(verb)
            forms.setdefault(word, set()).add(form)
    return {
        word: VerbForm(
            tuple(sorted(found, key=lambda verb: -len(verb.particle))), frozenset(forms[word])
        )
        for word, found in verbs.items()
    }


def _verbs() -> Iterator[Verb]:
    for group, stance in _VERB_GROUPS.items():
        for entry, complements in lexicon("speech")[group].entries:
            lemma, *particle = entry.split()
            yield Verb(lemma, tuple(particle), stance, frozenset((complements or "").split()))


def _inflections(lemma: str, irregular: list[str] | None) -> list[tuple[Form, str]]:
    past, participle = irregular or (_past(lemma), _past(lemma))
    return [
        ("base", lemma),
        ("third", _third(lemma)),
        ("past", past),
        ("participle", participle),
        ("ing", _ing(lemma, past)),
    ]


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z")) or lemma == "go":
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _ing(lemma: str, past: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe")):
        return lemma[:-1] + "ing"
    if (
        past.endswith(lemma[-1] + "ed")
        and past[: len(lemma)] == lemma
        and len(past) > len(lemma) + 2
    ):
        return lemma + lemma[-1] + "ing"  # begged -> begging
    return lemma + "ing"


@cache
def source_phrases() -> dict[str, tuple[tuple[tuple[str, ...], Stance], ...]]:
    """First word of a phrase like "according to" -> (the other words, stance), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
    for phrase, stance in lexicon("speech")["prepositions"].entries:
        first, *rest = phrase.split()
        found.setdefault(first, []).append((tuple(rest), cast("Stance", stance)))
    return {first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in found.items()}


@cache
def stances(group: Literal["adverbs", "nouns"]) -> dict[str, Stance]:
    """The words of a table of speech.toml and the stance each stands for."""
    return {word: cast("Stance", value) for word, value in lexicon("speech")[group].entries}
