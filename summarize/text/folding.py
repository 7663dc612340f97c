"""One name for one entity: surnames, tails of compounds, acronyms, aliases the text states."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from summarize.text.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.candidates import Candidate
    from summarize.text.gazetteer import EntityKind

_SUFFIX = re.compile(r",? (?:Jr|Sr|I{2,3}|IV)\.?$")
_JUNIOR = re.compile(r"[JS]r")
_INITIAL = re.compile(r" [A-Z]\.? ")
_ALSO_CALLED = re.compile(
    r"[”\"’']?,? ?\(?(?:(?:which is |who is )?(?:also|better|formerly|previously|locally|once) "
    r"(?:known|called|referred to) (?:\w+ ){0,3}?as|formerly|a\.?k\.?a\.?) [“\"‘']?(?:the )?"
)
_NAME_FOR = re.compile(
    r"[”\"’']? ?[(,] ?the (?:[\w-]+ ){0,2}?(?:name|term|word) for (?:the )?", re.IGNORECASE
)
_ACRONYM_NEXT = re.compile(r" \((?:the )?[“\"]?|, or (?:the )?|/")

_Key = tuple[str, str, str]
Names = tuple[tuple[str, "EntityKind"], ...]


def fold(candidates: Sequence[Candidate], text: str) -> tuple[Names, dict[str, str]]:
    """The canonical (name, kind) of each candidate, in order, and the aliases learned.

    A bare surname folds to the one person who bears it, a compound's tail to the compound
    ("Karabakh" to "Nagorno-Karabakh"), an acronym to the name whose initials it is, and an
    alias to the name the article gives for it. Where two could be meant the bare name stays.
    """
    aliases = _stated_aliases(candidates, text)
    for learn in (_persons, _compounds, _bodies):
        aliases = learn(candidates) | aliases
    kinds = _kinds(candidates, aliases)
    names = tuple(
        (name, candidate.kind if candidate.form != "name" else kinds[name])
        for candidate in candidates
        for name in (_follow(candidate.name, aliases),)
    )
    return names, aliases


def _follow(name: str, aliases: dict[str, str]) -> str:
    """The end of a chain of aliases; a ring ends where it began."""
    seen = {name}
    while name in aliases and aliases[name] not in seen:
        name = aliases[name]
        seen.add(name)
    return name


def _kinds(candidates: Sequence[Candidate], aliases: dict[str, str]) -> dict[str, EntityKind]:
    """The kind most often seen for each canonical name, "other" only where nothing better is."""
    votes: dict[str, Counter[EntityKind]] = {}
    for candidate in candidates:
        votes.setdefault(_follow(candidate.name, aliases), Counter())[candidate.kind] += 1
    return {
        name: max(sorted(count), key=lambda kind: (kind != "other", count[kind]))
        for name, count in votes.items()
    }


def _stated_aliases(candidates: Sequence[Candidate], text: str) -> dict[str, str]:
    """Aliases that the words between two names state; one adjective may be a name in between."""
    aliases: dict[str, str] = {}
    for left, right in chain(pairwise(candidates), zip(candidates, candidates[2:], strict=False)):
        gap = right.start - left.end
        if gap > 60 or left.name == right.name or left.form != "name" or right.form != "name":
            continue
        between = text[left.end : right.start]
        if _NAME_FOR.fullmatch(between):
            aliases.setdefault(left.name, right.name)
        elif _ALSO_CALLED.fullmatch(between) or _gives_acronym(between, left.name, right.name):
            aliases.setdefault(right.name, left.name)
    return aliases


def _gives_acronym(between: str, name: str, acronym: str) -> bool:
    """As in "World Health Organization (WHO)"."""
    return _ACRONYM_NEXT.fullmatch(between) is not None and _abbreviates(acronym, name)


def _abbreviates(acronym: str, name: str) -> bool:
    letters = acronym.replace(".", "")
    initials = (_initials(name), _initials(name, small=True))
    return len(letters) > 1 and letters.isupper() and letters in initials


def _initials(name: str, *, small: bool = False) -> str:
    words = re.split(r"[\s-]+", name)
    return "".join(word[0] for word in words if word and (small or word[0].isupper())).upper()


def _persons(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Bare names and longer forms ("John A. Smith") to the full name of the one bearer.

    A junior is another person than the one without "Jr". The bare surname is his only where
    nobody else bears it and he is named in the formal way, with an initial or as "III":
    "Martin Keller Jr." tells a son from a father whom readers know and nobody need name.
    """
    people = _full_names(candidates)
    canonical = {
        key: min(names, key=lambda name: (-names[name], len(name), name))
        for key, names in people.items()
    }
    aliases = {
        name: canonical[key]
        for key, names in people.items()
        for name in names
        if name != canonical[key]
    }
    bare: dict[str, list[str]] = {}
    for c in candidates:
        if not c.known and c.kind in ("person", "other"):
            names_so = bare.setdefault(_plain(c.name), [])
            if c.name not in names_so:
                names_so.append(c.name)
    for part in (1, 0):  # surnames first
        bearers: dict[str, set[str]] = {}
        for key in sorted(people, key=lambda key: (bool(key[2]), key)):
            if part == 0 and key[0].lower() not in words_of("gazetteer", "given_names"):
                continue  # "Time" is not short for "Time Warner"
            if not key[2] or (key[part] not in bearers and _is_formal(canonical[key], key)):
                bearers.setdefault(key[part], set()).add(canonical[key])
            bearers.setdefault(f"{key[part]}{key[2]}", set()).add(canonical[key])
        for name, names in sorted(bearers.items()):
            for written in bare.get(name, ()) if len(names) == 1 else ():
                aliases.setdefault(written, min(names))
    return aliases


def _is_formal(name: str, key: _Key) -> bool:
    """Whether a suffix belongs to a formal style, and tells nobody from his father."""
    return _JUNIOR.search(key[2]) is None or _INITIAL.search(name) is not None


def _full_names(candidates: Sequence[Candidate]) -> dict[_Key, Counter[str]]:
    """The forms of each full name by (given name, surname, suffix), without others' relatives.

    A name that may be a person's counts too: better a surname left alone than one misplaced.
    """
    people: dict[_Key, Counter[str]] = {}
    relatives: set[_Key] = set()
    for candidate in candidates:
        suffix = _SUFFIX.search(candidate.name)
        parts = _SUFFIX.sub("", candidate.name).split()
        if candidate.kind in ("person", "other") and 1 < len(parts) < 5 and not candidate.known:
            tail = suffix.group().rstrip(".") if suffix else ""
            key = (_plain(parts[0]), _plain(parts[-1]), tail)
            people.setdefault(key, Counter())[candidate.name] += 1
            if candidate.kin:
                relatives.add(key)
    return {key: names for key, names in people.items() if key not in relatives}


def _plain(name: str) -> str:
    """Without accents: outlets write "Raúl" and "Raul" of one man."""
    if name.isascii():
        return name
    letters = (c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(letters))


def _compounds(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Tails of hyphenated places: "Karabakh" to "Nagorno-Karabakh"."""
    bare = {c.name for c in candidates if not c.known and " " not in c.name}
    owners: dict[str, set[str]] = {}
    for candidate in candidates:
        head, _, tail = candidate.name.rpartition("-")
        single = head and " " not in candidate.name and candidate.kind != "person"
        if single and len(tail) > 3 and tail in bare:
            owners.setdefault(tail, set()).add(candidate.name)
    return {tail: names.pop() for tail, names in sorted(owners.items()) if len(names) == 1}


def _bodies(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Acronyms and tails of bodies: "Security Council" to "United Nations Security Council"."""
    full = sorted({c.name for c in candidates if c.kind == "organisation" and " " in c.name})
    by_initials: dict[str, list[str]] = {}
    by_tail: dict[str, list[str]] = {}
    for name in full:
        by_initials.setdefault(_initials(name), []).append(name)
        words = name.split()
        for cut in range(1, len(words) - 1):
            by_tail.setdefault(" ".join(words[cut:]), []).append(name)
    aliases: dict[str, str] = {}
    for candidate in candidates:
        if candidate.known or candidate.kind == "person":
            continue
        owners = by_tail.get(candidate.name, ())
        if not owners and candidate.name.isupper():
            owners = by_initials.get(candidate.name.replace(".", ""), ())
        if len(owners) == 1 and owners[0] != candidate.name:
            aliases[candidate.name] = owners[0]
    return aliases
