from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from summarize.reports.html.reading_view import GAP, Mark, Sentence, article_text
from summarize.reports.visible import visible
from tests.reports import making

if TYPE_CHECKING:
    from collections.abc import Iterator

Document = dict[str, Any]


def bare(text: str, **more: Any) -> Document:
    """An analysis of `text` that found nothing; one sentence."""
    found = making.analysis("x", None, "", text, [claimed(text, 0, len(text))])
    found["article"]["sentences"] = [sentence(1, 0, len(text))]
    found["summary"] = []
    return found | more


def sentence(number: int, start: int, end: int, paragraph: int = 0) -> Document:
    place = {"start": start, "end": end, "paragraph": paragraph}
    return {"id": f"s{number}", "kind": "prose"} | place


def claimed(text: str, start: int, end: int) -> Document:
    return making.claim("c1", text, "") | {
        "text": text[start:end],
        "evidence": [span(text, start, end)],
    }


def span(text: str, start: int, end: int) -> Document:
    place = {"quote": text[start:end], "start": start, "end": end}
    return place | {"sentence": "s1", "match": "exact"}


def loaded(text: str, start: int, end: int) -> Document:
    return making.loaded(text, "", "label", None) | {
        "phrase": text[start:end],
        "evidence": span(text, start, end),
    }


def sentences(analysis: Document) -> list[Sentence]:
    return [each for paragraph in article_text(analysis, "a1").paragraphs for each in paragraph]


def told(parts: tuple[Any, ...]) -> str:
    return "".join(each if isinstance(each, str) else told(each.parts) for each in parts)


def marks(parts: tuple[Any, ...]) -> Iterator[Mark]:
    for each in parts:
        if isinstance(each, Mark):
            yield each
            yield from marks(each.parts)


def marked(analysis: Document) -> list[tuple[str, str]]:
    """(kind, text) of every mark in the article."""
    return [(m.kind, told(m.parts)) for each in sentences(analysis) for m in marks(each.parts)]


def test_a_mark_holds_its_quote_after_emoji_and_combining_marks() -> None:
    text = "😀👩‍👩‍👧 Cafe\u0301 owners slammed the 𝔏aw."
    at = text.index("slammed")
    analysis = bare(text, framing={"loaded_language": [loaded(text, at, at + 7)]})
    assert marked(analysis) == [("loaded", "slammed")]


def test_every_finding_of_an_article_is_marked_with_its_own_words() -> None:
    analysis = making.ledger()
    found = set(marked(analysis))
    assert ("loaded", "disastrous") in found
    assert ("name", "Norvane Power") in found
    assert ("quantity", "At least 32 people were killed") in found
    assert ("source", "Ilse Brandt") in found


def test_a_mark_within_a_mark_stands_within_it() -> None:
    text = "The ruthless junta fled."
    analysis = bare(
        text,
        framing={"loaded_language": [loaded(text, 4, 12)]},
        names=[{"entity": "army", "label": "x", "in_quote": False, "evidence": span(text, 4, 18)}],
    )
    assert marked(analysis) == [("name", "ruthless junta"), ("loaded", "ruthless")]


def test_marks_that_cross_are_cut_where_the_first_one_ends() -> None:
    text = "abcdefghij"
    analysis = bare(
        text,
        framing={"loaded_language": [loaded(text, 1, 5)]},
        names=[{"entity": "x", "label": "x", "in_quote": False, "evidence": span(text, 3, 8)}],
    )
    assert marked(analysis) == [("loaded", "bcde"), ("name", "de"), ("name", "fgh")]


def test_two_findings_on_one_phrase_are_one_mark_that_tells_both() -> None:
    text = "The junta fled."
    uses = [
        {"entity": entity, "label": "x", "in_quote": False, "evidence": span(text, 4, 9)}
        for entity in ("army", "government")
    ]
    (mark,) = [m for each in sentences(bare(text, names=uses)) for m in marks(each.parts)]
    assert mark.tip == "What it calls army. What it calls government."


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12)


@given(st.text(max_size=40), SPANS, SPANS)
def test_whatever_is_marked_and_however_cut_the_text_stays_whole(
    text: str, phrases: list[tuple[int, int]], cuts: list[tuple[int, int]]
) -> None:
    analysis = bare(text, framing={"loaded_language": [loaded(text, *each) for each in phrases]})
    analysis["article"]["sentences"] = [
        sentence(number, *each, paragraph=number // 2) for number, each in enumerate(cuts, 1)
    ]
    shown = "".join(told(each.parts) for each in sentences(analysis))
    assert "".join(shown.split()) == "".join(visible(text).split())


def test_direction_controls_in_an_article_are_shown() -> None:
    (only,) = sentences(bare("paid \u202e000,1 euros"))
    assert told(only.parts) == "paid ⟨U+202E⟩000,1 euros"


def test_without_its_text_an_article_is_told_in_quotes_with_gaps() -> None:
    text = "One came. Two fled. Three stayed. Four won."
    analysis = bare(text, claims=[claimed(text, 10, 19), claimed(text, 34, 43)])
    analysis["article"]["text"] = None
    spans = [(0, 9), (10, 19), (20, 33), (34, 43)]
    analysis["article"]["sentences"] = [sentence(n, *each) for n, each in enumerate(spans, 1)]
    found = article_text(analysis, "a1")
    assert not found.whole
    shown = "".join(told(each.parts) for each in found.paragraphs[0])
    assert shown == f"{GAP} Two fled. {GAP} Four won."
    assert found.anchor(12) == "a1-s2"


def test_sentences_side_by_side_are_parted_by_a_space_though_the_text_is_gone() -> None:
    text = "Two fled. Four won."
    analysis = bare(text, claims=[claimed(text, 0, 9), claimed(text, 10, 19)])
    analysis["article"]["text"] = None
    analysis["article"]["sentences"] = [sentence(1, 0, 9), sentence(2, 10, 19)]
    assert "".join(told(each.parts) for each in sentences(analysis)) == text


def test_an_offset_leads_to_the_sentence_that_holds_it() -> None:
    analysis = bare("One came. Two fled.")
    analysis["article"]["sentences"] = [sentence(1, 0, 9), sentence(2, 10, 19)]
    text = article_text(analysis, "a7")
    assert [text.anchor(at) for at in (0, 8, 10, 500)] == ["a7-s1", "a7-s1", "a7-s2", "a7-s2"]
    assert text.anchors(3, 12) == ("a7-s1", "a7-s2")


def test_an_article_without_sentences_is_shown_and_led_to_as_a_whole() -> None:
    analysis = bare("No sentence was told apart.")
    analysis["article"]["sentences"] = []
    text = article_text(analysis, "a1")
    assert told(text.paragraphs[0][0].parts) == "No sentence was told apart."
    assert text.anchor(5) == "a1"


def test_a_thousand_marks_one_within_the_other_do_not_break_the_page() -> None:
    text = "x" * 2001
    spans = [loaded(text, depth, 2001 - depth) for depth in range(1000)]
    analysis = bare(text, framing={"loaded_language": spans})
    assert told(sentences(analysis)[0].parts) == text
