from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.articles import segment


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segment(text)]


# Texts that look like articles: words, marks, breaks and scripts that segmentation reacts to.
PIECES = st.sampled_from(
    [
        "Roe",
        "said",
        "the",
        "U.S.",
        "Gen.",
        "a.m.",
        "(D-N.Y.)",
        "“",
        "”",
        '"',
        "'",
        ".",
        "?",
        "!",
        ".)",
        "\n",
        "\n\n",
        "\r\n",
        "\u2029",
        "\u00a0",
        " ",
        "  ",
        "😀",
        "e\u0301",
        "\u200b",
        "三月。",
        "WASHINGTON (AP) -- ",
        "2 View gallery",
        "( Photo: AFP )",
        "Read more:",
        "By Jane Doe",
        "\ud800",
        "#",
        "- ",
        "1. ",
        "…",
        "date 2024-03-04",
        "(Reporting by Jane Doe)",
    ]
)
ARTICLES = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@given(ARTICLES, st.none() | st.text(max_size=20))
def test_every_character_but_white_space_is_in_exactly_one_sentence(
    text: str, title: str | None
) -> None:
    found = segment(text, title)
    covered = [False] * len(text)
    for sentence in found:
        assert not any(covered[sentence.start : sentence.end])
        covered[sentence.start : sentence.end] = [True] * (sentence.end - sentence.start)
    assert all(
        inside or character.isspace() for inside, character in zip(covered, text, strict=True)
    )


@given(ARTICLES)
def test_sentences_ascend_and_have_no_white_space_at_their_ends(text: str) -> None:
    found = segment(text)
    assert [s.id for s in found] == [f"s{n}" for n in range(1, len(found) + 1)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(a.paragraph <= b.paragraph for a, b in itertools.pairwise(found))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks begin at 9 a.m. Wednesday in Geneva.",
        "They end at 5 p.m. ET on Friday.",
        "Jane Doe, D-N.Y., voted against it.",
        "The bill by Sen. Jane Doe (R-Ky.) failed.",
        "Gen. John Roe and Lt. Col. Jane Doe resigned.",
        "John J. Roe was elected.",
        "The U.S. army left the base.",
        "The U.S. Army left the base.",
        "It opened on Sept. 20 in St. Louis.",
        "The No. 2 official left.",
        "“Stop!” Roe said.",
        "“Will you go?” asked Jane Doe.",
        "Inflation rose to 3.5 percent, Marlow Corp. said.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    text = f"The vote was held. {sentence} Nobody was hurt."
    assert sentences(text) == ["The vote was held.", sentence, "Nobody was hurt."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He left (as he had said in May.)", "Then the army came."),
        ("“We will go.”", "Then he left."),
        ("He said it was “over.”", "The army came."),
        ("He lives in the U.S.", "The army came."),
        ("He left at 5 a.m.", "The army came."),
        ("They chose Plan B.", "The army came."),
        ("Did he leave?", "Nobody knew."),
        ("It ended 😀.", "e\u0301tude No. 5 was played."),
    ],
)
def test_two_sentences_are_told_apart(first: str, second: str) -> None:
    assert sentences(f"{first} {second}".replace("e\u0301tude", "E\u0301tude")) == [
        first,
        second.replace("e\u0301tude", "E\u0301tude"),
    ]


def test_offsets_count_code_points_behind_an_emoji() -> None:
    text = "Fire 🔥🔥 in Marlow. It was put out."
    assert sentences(text) == ["Fire 🔥🔥 in Marlow.", "It was put out."]


def test_a_quotation_of_several_sentences_stays_with_its_speaker() -> None:
    text = "“We will go. We will win,” Roe said. Nobody answered."
    assert sentences(text) == ["“We will go. We will win,” Roe said.", "Nobody answered."]


def test_hard_wrapped_prose_is_put_together() -> None:
    text = (
        "The council of Marlow voted on Monday to close the bridge that\n"
        "has stood for a century over the river, saying that it could no\n"
        "longer be kept safe for the 200 people who cross it each morning\n"
        "on their way to work. Residents protested.\n"
    )
    assert len(segment(text)) == 2


def test_headlines_on_lines_of_their_own_do_not_run_into_prose() -> None:
    text = (
        "Bridge closed\n"
        "Council votes 5 to 2\n"
        "The council of Marlow voted on Monday to close the bridge that has stood for a century "
        "over the river, saying that it could no longer be kept safe."
    )
    assert sentences(text)[:2] == ["Bridge closed", "Council votes 5 to 2"]


def test_list_items_are_sentences_of_their_own() -> None:
    text = "Closed are:\n- the old bridge\n- the ferry\n- the tunnel"
    assert sentences(text) == ["Closed are:", "- the old bridge", "- the ferry", "- the tunnel"]


def test_blank_lines_divide_paragraphs_whatever_ends_the_lines() -> None:
    for end in ("\n\n", "\r\n\r\n", "\r\r", "\n \t\n"):
        assert [s.paragraph for s in segment(f"One fell.{end}Two rose.")] == [0, 1]


def test_an_empty_text_has_no_sentences() -> None:
    assert segment("") == segment(" \n\n\t") == ()


@pytest.mark.parametrize(
    "piece", ["“a. ", "'", "A-", "A.", "By And ", "share on x ", "date 1", "(", "a.\u2029", "A, "]
)
def test_a_line_of_100_000_characters_is_cut(piece: str) -> None:
    # Quadratic or worse would not end within the patience of anyone who runs this.
    text = piece * (100_000 // len(piece))
    assert segment(text)[-1].end == len(text.rstrip())


@pytest.mark.parametrize("space", ["\u00a0", "\u0085", "\u1680", "\u2028", "\u2029", "\u3000"])
def test_a_wide_space_between_a_capital_and_its_mark_stops_nobody(space: str) -> None:
    text = f"They went on with Plan B{space}. The bridge was shut."
    sentences = segment(text, None, "en")
    assert text[sentences[-1].start : sentences[-1].end].endswith("The bridge was shut.")
