"""Who told whom: sources named after their words, by a verb that names its hearer."""

from __future__ import annotations

import pytest

from summarize.text.attribution import find_attributions
from summarize.text.reading import read
from tests.text.making import article_of


def sources_and_words(text: str) -> list[tuple[str | None, str, list[str]]]:
    return [
        (a.source, a.kind, [text[start:end] for start, end in a.content])
        for a in find_attributions(read(article_of(text)))
    ]


@pytest.mark.parametrize(
    ("text", "source", "kind", "words"),
    [
        ("Nobody was hurt, police told reporters.", "police", "official", ["Nobody was hurt"]),
        (
            "“I thought I would drown,” one of them told the Quayside Post.",
            "one of them",
            "anonymous",
            ["“I thought I would drown,”"],
        ),
        (
            "No one is missing any more, rescue chief Pavel Oduya told reporters on Sunday.",
            "Pavel Oduya",
            "official",
            ["No one is missing any more"],
        ),
        (
            "The lake will be drained, the minister told parliament.",
            "the minister",
            "official",
            ["The lake will be drained"],
        ),
        (
            "The lake is clean, the mayor told a meeting of residents on Monday.",
            "the mayor",
            "official",
            ["The lake is clean"],
        ),
        (
            "Nobody slept, a passenger told a news conference in Lund.",
            "a passenger",
            "witness",
            ["Nobody slept"],
        ),
        (
            "If it rains again, the wall will go, Ana Ruiz told AFP.",
            "Ana Ruiz",
            "other",
            ["If it rains again, the wall will go"],
        ),
        (
            "The pumps, Ana Ruiz told the Post, had failed.",
            "Ana Ruiz",
            "other",
            ["The pumps", "had failed"],
        ),
        (
            "Ana Ruiz told reporters on Sunday that the pumps had failed.",
            "Ana Ruiz",
            "other",
            ["that the pumps had failed"],
        ),
        (
            "Speaking to reporters, Ana Ruiz said the pumps had failed.",
            "Ana Ruiz",
            "other",
            ["the pumps had failed"],
        ),
        (
            "One of the nurses said the lights went out.",
            "One of the nurses",
            "expert",
            ["the lights went out"],
        ),
    ],
)
def test_whoever_told_it_is_the_source(text: str, source: str, kind: str, words: list[str]) -> None:
    assert sources_and_words(text) == [(source, kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday, Ana Ruiz told reporters.",
        "When the doors opened, Ana Ruiz told the crew.",
        "When the doors opened, Ana Ruiz told the crew to leave.",
        "Speaking on Sunday, she told the crew, many of them tired, to leave.",
        "It was late, and with the rain falling, he told the story of the flood.",
        "Years later, long out of office, she told police of her fear.",
        "Years later, long out of office, she told police about the theft.",
        "Tired, she told the truth.",
    ],
)
def test_nothing_was_said_before_somebody_was_told_something(text: str) -> None:
    assert sources_and_words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was inspected in January and declared safe.",
        "The bridge was inspected in January and declared unsafe this morning.",
        "The firm was fined and ordered to pay for the bridge.",
        "Four men, feared dead since Monday, were found.",
    ],
)
def test_a_participle_of_what_is_spoken_of_is_no_cue(text: str) -> None:
    assert sources_and_words(text) == []


def test_what_a_thing_was_declared_is_still_what_the_speaker_said() -> None:
    text = "The report said the bridge had been inspected in January and declared safe."
    words = ["the bridge had been inspected in January and declared safe"]
    assert sources_and_words(text) == [("The report", "document", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The court declared void the vote of March.", ["void the vote of March"]),
        ("The army confirmed dead soldiers were found.", ["dead soldiers were found"]),
        ("The court ordered the firm to pay.", ["the firm to pay"]),
    ],
)
def test_a_verb_with_its_object_is_still_a_cue(text: str, words: list[str]) -> None:
    assert [found[2] for found in sources_and_words(text)] == [words]
