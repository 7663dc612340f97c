"""A quotation is found as the article has it, or refused with its reason; never nearly found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.articles import Article, segment
from summarize.evidence import Evidence
from summarize.quotes import Refusal, evidence_of_sentence, locate
from summarize.typography import fold, fold_text

FLOOD = """“The water came over the wall — in minutes,” said Mara Lund, “we can’t cope.” At least \
1,200 people ﬁled out of cafe\u0301s in the Edrin\u00a0valley. The non-violent march of 10² metres \
was not stopped. The co\u00adoperative’s œuvre lay 3.5 km off\u200b, the mayor said…

A flooded street in Ansby. (Photo: Jonas Wick)

Mayor Rooke denied the charge, calling it “idle”. She left. A bus-driver won’t return. She left.

Read more: how the wall was built
"""


def article(text: str = FLOOD) -> Article:
    return Article("a", None, None, None, "en", None, text, segment(text))


def found(quote: str, hint: str | tuple[int, int] | None = None) -> Evidence:
    evidence = locate(article(), quote, hint)
    assert isinstance(evidence, Evidence), evidence
    assert FLOOD[evidence.start : evidence.end] == evidence.quote
    return evidence


def reason(quote: str, hint: str | tuple[int, int] | None = None) -> str:
    refusal = locate(article(), quote, hint)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.quote == quote
    return refusal.reason


@pytest.mark.parametrize(
    "quote", ["Mayor Rooke denied the charge", "said Mara Lund, “we can’t cope.”", "3.5 km"]
)
def test_a_verbatim_quote_is_exact(quote: str) -> None:
    evidence = found(quote)
    assert (evidence.quote, evidence.match) == (quote, "exact")


@pytest.mark.parametrize(
    ("quote", "slice_"),
    [
        ('"The water came over the wall', "“The water came over the wall"),
        ("'The water came", "“The water came"),
        ("over the wall - in minutes", "over the wall — in minutes"),
        ("over the wall—in minutes", "over the wall — in minutes"),
        ("over the wall -- in minutes", "over the wall — in minutes"),
        ("we can't cope", "we can’t cope"),
        ("people filed out of cafés", "people ﬁled out of cafe\u0301s"),
        ("the Edrin valley", "the Edrin\u00a0valley"),
        ("the  Edrin\nvalley", "the Edrin\u00a0valley"),
        ("The cooperative's oeuvre", "The co\u00adoperative’s œuvre"),
        ("km off, the mayor said...", "km off\u200b, the mayor said…"),
        ("bus‑driver won't return", "bus-driver won’t return"),
        ('calling it "idle"', "calling it “idle”"),
        ("“Mayor Rooke denied the charge”", "Mayor Rooke denied the charge"),
        ("Mayor Rooke denied the charge.", "Mayor Rooke denied the charge"),
        ("  Mayor Rooke denied the charge…", "Mayor Rooke denied the charge"),
    ],
)
def test_a_quote_that_differs_in_typography_alone_is_the_articles_slice(
    quote: str, slice_: str
) -> None:
    evidence = found(quote)
    assert (evidence.quote, evidence.match) == (slice_, "normalised")


@pytest.mark.parametrize(
    "quote",
    [
        "Mayor Rooke said the charge",
        "Mayor Rooke denied a charge",
        "mayor rooke denied the charge",
        "Rooke the charge",
        "The violent march",
        "march of 102 metres",
        "was stopped",
        "At least 1,300 people",
        "At least 1200 people",
        "in minutes, said Mara Lund",
        "over the wall ... said Mara Lund",
        "The water came over the wall in minutes",
        "Mara Lund said",
        "bus driver",
        "",
        " \n",
        "“”",
        "…",
    ],
)
def test_an_altered_quote_is_refused(quote: str) -> None:
    assert reason(quote) == "quote_not_found"


@pytest.mark.parametrize(
    "quote",
    [
        "200 people",  # 1,200
        "5 km",  # 3.5
        "lay 3",
        "violent march",  # non-violent
        "we can",  # can’t
        "driver won",
        "ater came",
        "people ﬁle",
        "out of cafe",  # cafés, decomposed
        "oeuvr",
    ],
)
def test_a_quote_cuts_no_word_and_no_figure(quote: str) -> None:
    assert reason(quote) == "quote_not_found"


def test_a_possessive_ends_a_word() -> None:
    assert found("The co\u00adoperative").match == "exact"


def test_scripts_without_spaces_have_no_word_ends() -> None:
    evidence = locate(article("市长说，昨晚有九人死亡。"), "有九人死亡")
    assert isinstance(evidence, Evidence)


def test_a_quote_that_stands_twice_needs_a_hint() -> None:
    assert reason("She left.") == "ambiguous_quote"
    first, second = (place.start for place in (found("She left.", "s7"), found("She left.", "s9")))
    assert first < second
    assert found("She left.", (second, len(FLOOD))).start == second


def test_a_hint_does_not_bring_back_what_stands_once_elsewhere() -> None:
    assert found("Mara Lund", "s7").sentence == "s1"


def test_an_exact_place_goes_before_places_in_other_typography() -> None:
    two = article("He said 'no'. He said “no”.")
    evidence = locate(two, "“no”")
    assert isinstance(evidence, Evidence)
    assert (evidence.start, evidence.match) == (22, "exact")


def test_a_hint_that_is_no_sentence_is_refused() -> None:
    assert reason("Mara Lund", "s99") == "unknown_sentence"
    assert reason("Mara Lund", "the first") == "unknown_sentence"


@pytest.mark.parametrize("quote", ["how the wall was built", "A flooded street in Ansby"])
def test_what_is_no_reporting_is_refused_as_boilerplate(quote: str) -> None:
    assert reason(quote) == "boilerplate"


def test_prose_counts_where_boilerplate_says_the_same() -> None:
    twice = article("The wall broke on Monday.\n\nRead more: The wall broke\n")
    evidence = locate(twice, "The wall broke")
    assert isinstance(evidence, Evidence)
    assert evidence.sentence == "s1"


@pytest.mark.parametrize("sentence_id", ["s2", "[s2]", "S2", " s2 "])
def test_a_sentence_id_is_its_whole_sentence(sentence_id: str) -> None:
    evidence = evidence_of_sentence(article(), sentence_id)
    assert isinstance(evidence, Evidence)
    assert evidence.quote.startswith("At least 1,200")
    assert evidence.quote.endswith("valley.")
    assert (evidence.sentence, evidence.match) == ("s2", "exact")


@pytest.mark.parametrize("sentence_id", ["s0", "s99", "2", "s1-s3", "s", "", "s" + "9" * 5000])
def test_an_unknown_sentence_id_is_refused(sentence_id: str) -> None:
    refusal = evidence_of_sentence(article(), sentence_id)
    assert refusal == Refusal("unknown_sentence", sentence_id)


def test_a_sentence_that_is_no_reporting_is_refused() -> None:
    caption = next(s for s in article().sentences if s.kind == "caption")
    assert evidence_of_sentence(article(), caption.id) == Refusal("boilerplate", caption.id)


texts = st.text(
    st.sampled_from(list("ab1 .,-—–'\"“”’\n\u00a0\u00ad\u200bﬁœe\u0301²½…中")), max_size=60
)


@given(texts, texts)
def test_whatever_is_found_is_a_slice_that_folds_to_the_quote(text: str, quote: str) -> None:
    evidence = locate(article(text), quote)
    if isinstance(evidence, Evidence):
        assert text[evidence.start : evidence.end] == evidence.quote
        marks = " '-.,;:"
        assert fold(evidence.quote).strip(marks) == fold(quote).strip(marks)


@given(texts)
def test_what_nobody_sees_changes_no_fold(text: str) -> None:
    seen = text.replace("\u00ad", "").replace("\u200b", "")
    if "\u0301" not in text:  # an accent may have lost the letter it stood on
        assert fold(text) == fold(seen)


@given(texts, st.data())
def test_every_span_of_a_fold_leads_back_to_text_that_folds_to_it(
    text: str, data: st.DataObject
) -> None:
    folded = fold_text(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.span(start, end)
    if span is not None:
        assert 0 <= span[0] <= span[1] <= len(text)
        assert fold(text[slice(*span)]).strip(" -") == folded.text[start:end].strip(" -")


@given(st.text(), st.text())
def test_no_text_and_no_quote_raises(text: str, quote: str) -> None:
    locate(Article("a", None, None, None, "en", None, text, ()), quote, "s1")


def article_of(text: str) -> Article:
    return Article("a", None, None, None, "en", None, text, ())
