from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.articles import segment

LEAD = "The council of Marlow voted on Monday to close the old bridge.\n\n"
END = "\n\nWork on the new one is to begin in March, the mayor said."


def kinds_of(line: str) -> list[tuple[str, str]]:
    """The sentences of `line`, in the middle of an article, with their kinds."""
    text = LEAD + line + END
    start, end = len(LEAD), len(LEAD) + len(line)
    return [(text[s.start : s.end], s.kind) for s in segment(text) if start <= s.start < end]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<< Follow the Marlow Post on Facebook | Twitter | Instagram >>", "social"),
        ("Follow us on Twitter", "social"),
        ("Follow Jane Doe on Twitter @janedoe", "social"),
        ("Follow Jane Doe on Twitter at @janedoe and on Facebook.", "social"),
        ("Facebook | Twitter | WhatsApp", "social"),
        ("Share this article", "social"),
        ("Sign up for our morning newsletter and never miss a story.", "social"),
        ("Subscribe to The Marlow Briefing newsletter", "social"),
        ("Get the day's top stories delivered to your inbox.", "social"),
        ("@janedoe", "social"),
        ("Follow The Marlow Post on all platforms", "social"),
        ("Follow The Marlow Post for breaking news", "social"),
        ("Share this story with a neighbour", "social"),
        ("Donate to keep the Marlow Post independent.", "social"),
        ("Chip in here", "social"),
        ("Subscribe now!", "social"),
        ("Support the bridge fund: every coin counts!", "social"),
        ("Support our reporting - become a member", "social"),
        ("Support The Marlow Post: become a member", "social"),
        ("Listen live here.", "social"),
        ("The Marlow Post takes no adverts. Subscribe now!", "social"),
        ("To offer a spare room or a boat, call the Post on 555 0100.", "social"),
        ("(Norwind News Agency)", "byline"),
        ("Read more:", "link"),
        ("READ MORE: Bridge to stay closed until spring", "link"),
        ("Related: Why the bridge matters", "link"),
        ("SEE ALSO", "link"),
        ("Click here to read the council's report.", "link"),
        ("ADVERTISEMENT", "link"),
        ("Story continues below advertisement", "link"),
        ("WATCH: The mayor speaks to reporters", "link"),
        ("https://marlow.example/bridge", "link"),
        ("* * *", "link"),
        ("2 View gallery Workers at the bridge ( Photo: AFP )", "caption"),
        ("(AP Photo/Jane Doe)", "caption"),
        ("Workers at the bridge on Monday, March 4, 2024. (AP Photo/Jane Doe)", "caption"),
        ("The bridge in 1962 (Photo: Marlow Archive)", "caption"),
        ("Photo: Jane Doe", "caption"),
        ("Image: Marlow Town Council", "caption"),
        ("File photo", "caption"),
        ("FILE - The bridge is seen in Marlow, Jan. 3, 2024.", "caption"),
        ("Jane Doe/Getty Images", "caption"),
        ("The mayor, John Roe, at the bridge. Jane Doe via Reuters", "caption"),
        ("3 of 12", "caption"),
        ("By Jane Doe and John Roe", "byline"),
        ("BY JANE DOE, STAFF WRITER", "byline"),
        ("By Jane Doe, harbour correspondent", "byline"),
        ("Jane Doe, transport editor", "byline"),
        ("Jane Doe, chief political correspondent in Marlow", "byline"),
        ("With material from Norwind", "byline"),
        ("Additional reporting: Norwind", "byline"),
        ("Subscribe to Marlow Morning, our newsletter for people in business.", "social"),
        ("Jane Doe, with AFP", "byline"),
        ("Jane Doe and John Roe, with agencies", "byline"),
        ("(AFP)", "byline"),
        ("Reporting by Jane Doe in Marlow; editing by John Roe", "byline"),
        ("(Reporting by Jane Doe; Editing by John Roe)", "byline"),
        ("The Associated Press contributed to this report.", "byline"),
        ("Jane Doe contributed reporting from Marlow.", "byline"),
        ("Jane Doe reported from Marlow, and John Roe from Henley.", "byline"),
        ("This story was originally published by the Marlow Post.", "byline"),
        ("© 2024 The Marlow Post. All rights reserved.", "byline"),
        ("Correction: An earlier version of this article misstated the mayor's age.", "byline"),
        ("Published 4 March 2024", "dateline"),
        ("Last updated: 10:03 GMT, 4 March 2024", "dateline"),
        ("March 4, 2024", "dateline"),
        ("12:50 p.m.", "dateline"),
        ("# A heading", "title"),
        ("What happens next", "title"),
    ],
)
def test_a_line_around_the_reporting_is_set_aside(line: str, kind: str) -> None:
    assert {found for _, found in kinds_of(line)} == {kind}


@pytest.mark.parametrize(
    "line",
    [
        "Photos of the bridge were shared on Facebook by thousands of residents.",
        "She follows the mayor on Twitter and on Facebook, she said.",
        "Support for the bridge has fallen since: most of the town wants it gone.",
        "Share prices fell by a tenth on Monday.",
        "Subscribe or leave, the mayor told the members.",
        "To close the bridge, the mayor had to call the council together on 4 May.",
        "Become what you are, he said.",
        "Follow the money for more than a day and it leads to the bridge.",
        "Following the vote, residents gathered on the bridge.",
        "Follow-up talks on Facebook's role were held on Monday.",
        "Like others on Twitter, he called the vote a farce.",
        "By Monday, the bridge had been closed for two weeks.",
        "By closing the bridge, the council hopes to save $2 million.",
        "By John Roe's account, the bridge was safe.",
        "Image rights were at the heart of the case.",
        "The photo, taken by Jane Doe, shows the bridge in 1962.",
        "A file photo showed the mayor on the bridge.",
        "Related charges were dropped, the court said.",
        "Watch groups said the bridge was unsafe.",
        "Read the law, the judge told him.",
        "Video of the collapse was shown to the jury.",
        "Copyright law does not protect bridges, the court ruled.",
        "Jane Doe, with her two sons, crossed the bridge.",
        "Many residents contributed to this fund.",
        "The mayor contributed to reports on bridge safety.",
        "Comments by the mayor drew anger.",
        "More than 200 people signed up for the protest.",
        "Reporting by newspapers had shown the flaw, the court said in its ruling.",
        "UN - backed talks on the bridge will resume.",
        "Killed were a man (42) and his son.",
        "The bridge (Photo 51 was its nickname) stood for a century.",
        "Published figures show that 200 people cross it every day.",
        "This article of the constitution has been updated twice, he said.",
        "Three of 12 jurors disagreed.",
        "“Sign up for the army,” the poster said.",
        "He had a tip for the police.",
        "Updated rules came into force on 1 March 2024.",
    ],
)
def test_a_sentence_that_only_mentions_such_words_stays_prose(line: str) -> None:
    assert {kind for _, kind in kinds_of(line)} == {"prose"}


def test_prose_glued_behind_a_gallery_caption_is_prose() -> None:
    caption = "2 View gallery Workers at the bridge ( Photo: AFP PHOTO/ HANDOUT )"
    prose = "Mayor Roe said he was sad."
    assert kinds_of(caption + prose) == [(caption, "caption"), (prose, "prose")]


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON —",
        "WASHINGTON (AP) --",
        "KYIV, Sept 3 (Reuters) -",
        "ST. LOUIS, Mo. —",
        "NEW YORK (AP) —",
        "BEIRUT/JERUSALEM, Aug 12 (Reuters) -",
        "London (AFP) –",
        "Washington (CNN)",
        "(Reuters) -",
        "PHILADELPHIA ―",
    ],
)
def test_prose_begins_after_a_dateline(dateline: str) -> None:
    prose = "The bridge was closed on Monday."
    assert kinds_of(f"{dateline} {prose}") == [(dateline, "dateline"), (prose, "prose")]


def test_a_leading_date_shares_its_line_with_the_first_sentence() -> None:
    text = " date 2024-03-04 The bridge was closed. It was old."
    found = [(text[s.start : s.end], s.kind) for s in segment(text)]
    assert found == [
        ("date 2024-03-04", "dateline"),
        ("The bridge was closed.", "prose"),
        ("It was old.", "prose"),
    ]


def test_a_date_inside_the_text_is_no_dateline() -> None:
    text = "They met on a date 2024-03-04 by the bridge."
    assert [s.kind for s in segment(text)] == ["prose"]


def test_a_credit_between_sentences_is_set_aside_alone() -> None:
    line = "The bridge was closed on Monday. (AP Photo/Jane Doe) The mayor, who had voted, left."
    line += " " + "He had come to the bridge by bus and went home on foot, as he always did." * 5
    assert [kind for _, kind in kinds_of(line)][:3] == ["prose", "caption", "prose"]


def test_a_first_line_that_repeats_the_title_is_the_title() -> None:
    text = "Bridge closed for good.\n\nThe bridge was closed on Monday."
    assert [s.kind for s in segment(text)] == ["prose", "prose"]
    assert [s.kind for s in segment(text, "Bridge closed for good")] == ["title", "prose"]


def test_a_first_line_without_a_full_stop_is_a_headline() -> None:
    text = "Old bridge closed for good\n\nThe bridge was closed on Monday."
    assert [s.kind for s in segment(text)] == ["title", "prose"]


def test_a_text_of_one_line_is_prose_even_without_a_full_stop() -> None:
    assert [s.kind for s in segment("Old bridge closed for good")] == ["prose"]


def test_an_author_is_introduced_only_at_the_end() -> None:
    line = "Jane Doe is a reporter for the Marlow Post."
    assert [s.kind for s in segment(LEAD + line)][-1] == "byline"
    assert [s.kind for s in segment(LEAD + line + END * 3)][1] == "prose"


@given(st.text(alphabet="FfollowRreadByPhoto:()/ |<>.@©12345 &\n", max_size=400))
def test_no_mixture_of_boilerplate_marks_raises(text: str) -> None:
    assert all(text[s.start : s.end].strip() for s in segment(text))
