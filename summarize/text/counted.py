"""What a numeral counts: money, a measure, or the noun phrase that follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from summarize.text.lexicon import lexicon
from summarize.text.numbers import cardinal_value
from summarize.text.phrasebook import Phrasebook
from summarize.text.role_cues import Cues, closed_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.numbers import Numeral
    from summarize.text.tokens import Token

Kind = Literal[
    "money", "percent", "distance", "duration", "weights", "people", "things", "compound", "nothing"
]


class Counted(NamedTuple):
    """The thing counted: `first:last` are tokens, numeral included, approximators not."""

    first: int  # a sign of money may stand before the numeral
    last: int  # exclusive; after the counted noun
    kind: Kind
    unit: str | None
    group: str | None  # people narrower than "people", in the plural
    singular: bool = False  # "a man", "one soldier"
    named: bool = False  # a capitalised noun: "Kurds"


_UNITS = lexicon("units")
_SIGNS, _PREFIXES, _MONEY = (
    dict(_UNITS[name].entries) for name in ("money_signs", "dollar_prefixes", "money_words")
)
_MEASURES: Phrasebook[tuple[Kind, str]] = Phrasebook(
    [(word, ("money", code or word)) for word, code in _MONEY.items()]
    + [(word, ("money", code or word)) for word, code in _SIGNS.items()]
    + [
        (word, (kind, unit or word))
        for kind in ("percent", "distance", "duration", "weights")
        for word, unit in _UNITS[kind].entries
    ]
)
_PERSONS = lexicon("persons")
_GENERIC = {word: plural or word for word, plural in _PERSONS["generic"].entries}
_GROUPS = {word: plural or word for word, plural in _PERSONS["groups"].entries}
_SINGULAR_PERSONS = _GENERIC | _GROUPS
_PLURAL_PERSONS = frozenset(_SINGULAR_PERSONS.values()) | _PERSONS["collective"].words
_ANIMALS = _PERSONS["animals"].words
_PLURALS = _PERSONS["plurals"].words | _PLURAL_PERSONS | _ANIMALS
_STOP = closed_class(
    "prepositions", "determiners", "pronouns", "conjunctions", "passive_auxiliaries",
    "other_auxiliaries", "verbs", "adverbs",
)  # fmt: skip
_OWNERS = closed_class("determiners")
_SINGULARS = {plural: word for word, plural in _SINGULAR_PERSONS.items() if word != plural}
_EXTRA = frozenset(("more", "other", "additional", "further", "new", "extra"))
_NOT_PLURAL = ("ss", "us", "is", "'s")
_PERSON_ENDINGS = ("ers", "ors", "ists", "ants", "men", "women", "ians", "ees", "ese")
_NO_PERSONS = _ANIMALS | _PERSONS["things"].words
_LONGEST = 6  # words of a noun phrase looked at


def counted_by(
    tokens: Sequence[Token],
    words: Sequence[str],
    numeral: Numeral,
    cues: Cues,
    dated: frozenset[int],
) -> Counted:
    """What `numeral` counts; `dated` are the indexes of tokens that belong to dates."""
    first = numeral.first
    if numeral.form == "vote":
        votes = words[numeral.last : numeral.last + 1] == ["votes"]
        return Counted(first, numeral.last + votes, "things", "votes", None)
    if first and words[first - 1] in _SIGNS:
        return _money(tokens, words, numeral)
    if first and _MONEY.get(words[first - 1]) and tokens[first - 1].text.isupper():
        return Counted(first - 1, numeral.last, "money", _MONEY[words[first - 1]], None)
    if numeral.form == "fraction":
        return Counted(first, numeral.last, "percent", "percent", None)
    if compound := _compound(tokens, words, numeral):
        return compound
    at = numeral.last
    if words[at : at + 1] == ["of"]:  # "billions of dollars", "half of a mile"
        at += 1 + (words[at + 1 : at + 2] in (["a"], ["an"]))
    if at < len(words) and at not in dated and (found := _MEASURES.at(words, at)):
        last, (kind, unit) = found
        return Counted(first, last, kind, unit, None)
    return _noun_phrase(tokens, words, numeral, cues, dated)


def singular(noun: str) -> str:
    """The singular of a unit or group in the plural: "police officers" is "police officer".

    Persons as `lexicons/persons.toml` pairs them, else by the spelling; a noun that is none stays.
    """
    before, space, word = noun.rpartition(" ")
    if word in _SINGULARS:
        word = _SINGULARS[word]
    elif word.endswith("ies"):
        word = f"{word.removesuffix('ies')}y"
    elif word.endswith(("ches", "shes", "sses", "xes")):
        word = word.removesuffix("es")
    elif word.endswith("s") and not word.endswith(_NOT_PLURAL):
        word = word.removesuffix("s")
    return before + space + word


def _money(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral) -> Counted:
    sign = numeral.first - 1
    unit, first = _SIGNS[words[sign]], sign
    if words[sign] == "$" and sign and tokens[sign - 1].end == tokens[sign].start:
        prefix = words[sign - 1]
        if prefix in _PREFIXES:
            unit, first = _PREFIXES[prefix], sign - 1
    return Counted(first, numeral.last, "money", unit, None)


def _compound(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral) -> Counted | None:
    """As in "a 12-hour curfew"; a compound without a measure counts nothing: "a 34-year-old"."""
    last = numeral.last
    word = words[last - 1]
    if "-" in word and cardinal_value(word) is None:
        rest, end = word.partition("-")[2], last
    elif last + 1 < len(words) and words[last] in "-–" and _adjoin(tokens, last - 1, last + 1):
        rest, end = words[last + 1], last + 2
        if rest[0].isdecimal():
            return None
    else:
        return None
    found = _MEASURES.at((rest,), 0)
    if found is None:
        return Counted(numeral.first, end, "compound", None, None)
    kind, unit = found[1]
    return Counted(numeral.first, end, kind, unit, None)


def _adjoin(tokens: Sequence[Token], first: int, last: int) -> bool:
    return all(tokens[i].end == tokens[i + 1].start for i in range(first, last))


def _noun_phrase(
    tokens: Sequence[Token],
    words: Sequence[str],
    numeral: Numeral,
    cues: Cues,
    dated: frozenset[int],
) -> Counted:
    start = _after_of(words, numeral.last, dated)
    singular = numeral.value == 1
    if singular and start > numeral.last:
        singular = False  # "one of its soldiers"
    head = _head(tokens, words, start, cues, dated, singular)
    if head is None:
        pronoun = words[start - 1] in ("them", "whom", "us")
        last = start if pronoun else numeral.last
        return Counted(numeral.first, last, "nothing", None, None)
    begin = start
    while begin < head and words[begin] in _EXTRA:
        begin += 1
    counted = _counted_noun(words, numeral, begin, head, singular)
    return counted._replace(named=tokens[head].text[0].isupper())


def _after_of(words: Sequence[str], at: int, dated: frozenset[int]) -> int:
    """Past "of the", "of its", "of them": where the noun of a partitive begins.

    A date may stand before it: "fifteen of the 19 Sept. 11 hijackers".
    """
    if at < len(words) and words[at] == "of":
        at += 1
        if at < len(words) and words[at] in ("them", "whom", "us"):
            return at + 1
        if at < len(words) and words[at] in _OWNERS:
            at += 1
            if at < len(words) and (words[at][0].isdecimal() or cardinal_value(words[at])):
                at += 1  # "three of the four suspects"
            while at in dated or (at - 1 in dated and words[at : at + 1] == ["."]):
                at += 1
    return at


def _head(
    tokens: Sequence[Token],
    words: Sequence[str],
    start: int,
    cues: Cues,
    dated: frozenset[int],
    singular: bool,
) -> int | None:
    """The index of the head noun of the phrase that begins at `start`."""
    for index in range(start, min(start + _LONGEST, len(words))):
        word = words[index]
        if not tokens[index].is_word or word in _STOP or index in dated or word[0].isdecimal():
            return None
        if _ends_phrase(words, index, start, cues, singular):
            return None
        if singular and word in _SINGULAR_PERSONS:
            return index
        if not singular and is_plural(word):
            return _further_head(tokens, words, index, cues, dated)
    return None


def _ends_phrase(words: Sequence[str], index: int, start: int, cues: Cues, singular: bool) -> bool:
    """A word of a role ends the phrase ("400 injured"), but not before people ("3 injured men")."""
    cue = cues.get(index)
    if cue is None or not ({"participle", "adjective", "subject"} & cue.kinds.keys()):
        return False
    following = words[cue.last] if cue.last < len(words) else ""
    persons = _SINGULAR_PERSONS if singular else _PLURAL_PERSONS
    return not (index == start and following in persons)


def _further_head(
    tokens: Sequence[Token], words: Sequence[str], index: int, cues: Cues, dated: frozenset[int]
) -> int:
    """A plural before another plural is an adjective: "sports cars", "Hamas members"."""
    after = index + 1
    if (
        after < len(words)
        and words[index] not in _GENERIC.values()
        and after not in dated
        and after not in cues
        and words[after] not in _STOP
        and is_plural(words[after])
        and tokens[after].text.islower()
    ):
        return after
    return index


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _PLURALS:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL)


def is_person(word: str) -> bool:
    """Whether a lower-case noun, singular or plural, names people."""
    return word in _PLURAL_PERSONS or word in _SINGULAR_PERSONS


def may_be_people(word: str) -> bool:
    """Whether an unlisted plural may name people, judged by its ending."""
    return word.endswith(_PERSON_ENDINGS) and word not in _NO_PERSONS


def _end_of_members(words: Sequence[str], head: int) -> int:
    """Past "members of one family", since members alone say nothing; else past the head."""
    last = head + 1
    if words[head] != "members" or words[last : last + 1] != ["of"]:
        return last
    while last + 1 < min(len(words), head + _LONGEST) and _goes_on(words[last + 1]):
        last += 1
    return last + 1 if last > head + 1 and words[last] not in _OWNERS else head + 1


def _goes_on(word: str) -> bool:
    ends = word in _STOP or (len(word) > 4 and word.endswith("ed"))
    return word[0].isalnum() and (word in _OWNERS or not ends)


def _counted_noun(
    words: Sequence[str], numeral: Numeral, begin: int, head: int, singular: bool
) -> Counted:
    noun = words[head]
    if singular:
        noun = _SINGULAR_PERSONS[noun]
    if noun in _GENERIC.values():
        return Counted(numeral.first, head + 1, "people", "people", None, singular)
    last = _end_of_members(words, head)
    phrase = " ".join([*words[begin:head], noun, *words[head + 1 : last]])
    if noun in _PLURAL_PERSONS:
        return Counted(numeral.first, last, "people", "people", phrase, singular)
    return Counted(numeral.first, head + 1, "things", noun, phrase, singular)
