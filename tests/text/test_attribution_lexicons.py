from __future__ import annotations

from collections import Counter

import pytest

from summarize.text.lexicon import lexicon
from summarize.text.source_kinds import kind_of_noun, kind_of_words
from summarize.text.speech import verb_forms

_COMPLEMENTS = set(
    "clause that quote addressee hearer infinitive object figure raised evidence passed_on".split()  # noqa: SIM905
)
_STANCES = {"asserted", "reported", "hedged", "denied"}
_KINDS = ("anonymous", "expert", "document", "media", "official", "party", "witness")


@pytest.mark.parametrize("name", ["speech", "sources", "word_classes"])
def test_every_group_says_why_its_words_stand_in_it(name: str) -> None:
    assert all(len(group.source) > 20 and group.entries for group in lexicon(name).values())


@pytest.mark.parametrize("name", ["speech", "sources", "word_classes"])
def test_no_group_lists_a_word_twice(name: str) -> None:
    for group in lexicon(name).values():
        assert [w for w, n in Counter(w for w, _ in group.entries).items() if n > 1] == []


def test_every_verb_takes_complements_that_the_finder_knows() -> None:
    for group in ("asserted", "reported", "hedged", "denied", "wishes"):
        for _, complements in lexicon("speech")[group].entries:
            assert complements
            assert set(complements.split()) <= _COMPLEMENTS


def test_a_verb_has_one_stance() -> None:
    groups = ("asserted", "reported", "hedged", "denied", "wishes")
    count = Counter(word for group in groups for word in lexicon("speech")[group].words)
    assert [word for word, times in count.items() if times > 1] == []


@pytest.mark.parametrize("group", ["prepositions", "adverbs", "nouns"])
def test_cues_that_are_no_verbs_give_their_stance(group: str) -> None:
    assert {value for _, value in lexicon("speech")[group].entries} <= _STANCES


def test_a_noun_proves_one_kind_of_source() -> None:
    count = Counter(word for kind in _KINDS for word in lexicon("sources")[kind].words)
    assert [word for word, times in count.items() if times > 1] == []


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("begged", "beg"),
        ("begging", "beg"),
        ("wrote", "write"),
        ("arguing", "argue"),
        ("agreeing", "agree"),
        ("pledges", "pledge"),
        ("confessed", "confess"),
    ],
)
def test_a_form_goes_back_to_its_verb(form: str, lemma: str) -> None:
    assert lemma in {verb.lemma for verb in verb_forms()[form].verbs}


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("a spokeswoman for the ministry", "official"),
        ("a spokesman for the airline", "party"),
        ("a survey by a university", "document"),
        ("two people familiar with the talks", "anonymous"),
        ("villagers", "witness"),
        ("the attorney general", "official"),
        ("an attorney for the driver", "party"),
        ("local media", "media"),
        ("the woman next door", None),
    ],
)
def test_a_phrase_has_the_kind_of_its_head(phrase: str, kind: str | None) -> None:
    assert kind_of_words(phrase.split()) == kind


def test_a_plural_proves_what_its_singular_does() -> None:
    assert kind_of_noun("ministries") == kind_of_noun("ministry") == "official"
