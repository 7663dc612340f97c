from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.entities import Entities, entities_in, find_entities
from summarize.text.lexicon import lexicon
from summarize.text.reading import read
from tests.text.making import article_of


def entities(text: str) -> Entities:
    return find_entities(read(article_of(text)))


def names(text: str) -> list[str]:
    return [mention.name for mention in entities(text).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks in Riga were led by President Ilze Kalnina.", ["Riga", "Ilze Kalnina"]),
        ("He met Gov. Dana R. Whitlock on Tuesday.", ["Dana R. Whitlock"]),
        ("Officials at the Ministry of Defence declined.", ["Ministry of Defence"]),
        ("The U.N. Security Council met.", ["United Nations Security Council"]),
        ("The UN Security Council met.", ["United Nations Security Council"]),
        ("She teaches at the University of Tartu.", ["University of Tartu"]),
        ("The Republic of Moldova signed.", ["Moldova"]),
        ("A court in The Hague ruled.", ["The Hague"]),
        ("It was signed by Ursula van der Berg.", ["Ursula van der Berg"]),
        ("The group backs Bashar al-Haddad.", ["Bashar al-Haddad"]),
        ("Bosnia and Herzegovina joined Trinidad and Tobago.", None),
        ("Ohio Republican Sen. Mark Dunne spoke.", ["Ohio", "Republican Party", "Mark Dunne"]),
        ("The Polish army and Spaniards marched.", ["Poland", "Spain"]),
        ("The US and the U.K. agreed with us.", ["United States", "United Kingdom"]),
        ("Flights from St. Petersburg stopped.", ["St. Petersburg"]),
        ("It reached Côte d'Ivoire by Friday.", ["Ivory Coast"]),
        ("A rally in Georgia drew hundreds.", ["Georgia"]),
        ("They met Theresa May in March.", ["Theresa May"]),
        ("She told Theresa May 3 was the day.", ["Theresa"]),
    ],
)
def test_names_are_found_and_titles_left_out(text: str, expected: list[str] | None) -> None:
    if expected is None:
        expected = ["Bosnia and Herzegovina", "Trinidad and Tobago"]
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thousands fled. However, nobody came on Monday.",
        "Rescuers searched the rubble.\nThe rescuers found nobody.",
        "The Committee met by the River in December.",
        "“It was dreadful,” she said. “We ran.”",
        "Following talks, prices fell.",
        "Who knows? Us, perhaps.",
        "“Was it ever done? Surely not,” he said at 2:30 p.m. ET.",
        "WHY THE ROOF FELL IN LAST NIGHT",
    ],
)
def test_capitals_owed_to_place_or_calendar_name_nothing(text: str) -> None:
    assert names(text) == []


def test_a_surname_folds_to_its_one_bearer() -> None:
    text = "President Ilze Kalnina spoke.\nKalnina left early.\nCritics of Kalnina’s plan stayed."
    assert names(text) == ["Ilze Kalnina"] * 3


def test_two_bearers_of_a_surname_stay_apart() -> None:
    text = "Tomas Brandt met Helena Brandt in Oslo.\nLater Brandt spoke to reporters."
    assert names(text) == ["Tomas Brandt", "Helena Brandt", "Oslo", "Brandt"]


def test_a_relative_does_not_take_over_the_bare_surname() -> None:
    text = "President Brandt arrived with his wife Helena Brandt.\nThen Brandt spoke."
    assert names(text) == ["Brandt", "Helena Brandt", "Brandt"]


def test_a_junior_is_another_person() -> None:
    found = names("Martin Keller Sr. and Martin Keller Jr. came.\nMartin Keller spoke.")
    assert len(set(found)) == 3


def test_a_bare_surname_is_never_taken_for_a_juniors() -> None:
    text = "Martin Keller Jr. met the lawyer in June.\nMr. Keller knew of it.\nKeller left."
    assert names(text) == ["Martin Keller Jr", "Keller", "Keller"]
    text = "Martin Keller Jr. came.\nThen Martin Keller came.\nKeller left.\nKeller Jr. stayed."
    assert names(text) == ["Martin Keller Jr", "Martin Keller", "Martin Keller", "Martin Keller Jr"]


def test_a_formal_name_with_a_suffix_bears_its_surname_where_no_other_does() -> None:
    text = "The mayor met Martin J. Keller Jr. in June.\nMr. Keller left."
    assert names(text) == ["Martin J. Keller Jr"] * 2
    text = "The mayor met Martin Keller III in June.\nMr. Keller left."
    assert names(text) == ["Martin Keller III"] * 2


def test_the_initial_a_is_no_article() -> None:
    assert (
        names("The mayor met Martin A. Keller in June.\nMr. Keller left.")
        == ["Martin A. Keller"] * 2
    )


def test_accents_make_no_other_person() -> None:
    text = "The mayor met Raúl Mirador.\nLater Raul Mirador left and Mirador wept."
    assert len(set(names(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "FIRED Ana Ruiz lost her seat.",
        "Latest Ana Ruiz poll.",
        "Follow Ana Ruiz to the stage.",
        "Historian Ana Ruiz spoke.",
    ],
)
def test_an_ordinary_word_before_a_name_is_no_part_of_it(text: str) -> None:
    assert names(text) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "alias", "name"),
    [
        (
            "The Northern Fisheries Board (NFB) met. Later the NFB said no.",
            "NFB",
            "Northern Fisheries Board",
        ),
        ("Fighting in Upper-Dalmar went on. Most of Dalmar is empty.", "Dalmar", "Upper-Dalmar"),
        (
            "The enclave of Zelmar (the Orvan name for Kestria) is quiet.",
            "Zelmar",
            "Kestria",
        ),
        ("They came from Kestria, also known as Zelmar, in spring.", "Zelmar", "Kestria"),
    ],
)
def test_aliases_are_learned_from_the_article(text: str, alias: str, name: str) -> None:
    found = entities(text)
    assert found.aliases[alias] == name
    assert alias not in [mention.name for mention in found.mentions]


def test_a_capital_stays_itself_and_knows_its_state() -> None:
    (capital,) = entities("Officials in Tallinn agreed.").mentions
    assert (capital.name, capital.country, capital.kind) == ("Tallinn", "Estonia", "place")


def test_an_adjective_of_origin_counts_as_its_country() -> None:
    (azeri,) = entities("The Azeri delegation left.").mentions
    assert (azeri.name, azeri.form) == ("Azerbaijan", "demonym")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met John Abara.", "person"),
        ("The Kestrian Fisheries Board met.", "organisation"),
        ("They camped near Harrow Lake.", "place"),
        ("They are Kurds.", "group"),
    ],
)
def test_a_mention_has_a_kind(text: str, kind: str) -> None:
    assert [mention.kind for mention in entities(text).mentions] == [kind]


def test_entities_in_a_span_come_once_and_in_order() -> None:
    text = "Norway and Sweden met. Norwegian envoys left."
    found = entities(text)
    assert entities_in(found, 0, len(text)) == ("Norway", "Sweden")
    assert entities_in(found, 0, 6) == ("Norway",)
    assert entities_in(found, 7, 9) == ()


@given(st.text(alphabet="AaBb .,-'’“”\"(of)\nU.S.é1", max_size=200) | st.text(max_size=100))
def test_mentions_are_slices_in_order_and_disjoint(text: str) -> None:
    mentions = entities(text).mentions
    assert all(0 <= m.start < m.end <= len(text) and m.name for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))


def test_every_state_of_the_united_nations_has_an_adjective() -> None:
    countries = {name for name, _ in lexicon("gazetteer")["countries"].entries}
    demonyms = lexicon("demonyms")
    named = {country.lower() for _, country in demonyms["adjectives"].entries if country}
    assert len(countries) >= 195
    assert countries - named <= {
        "republic of the congo",
        "liechtenstein",
        "saint kitts and nevis",
        "saint vincent and the grenadines",
        "san marino",
        "sao tome and principe",
        "vatican",
        "eswatini",
        "equatorial guinea",
        "guinea-bissau",
        "kiribati",
        "lesotho",
        "dominica",
        "dominican republic",
        "new zealand",
        "nauru",
        "comoros",
    }
