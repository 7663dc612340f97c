from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarize.analysis.options import ModelOptions
from summarize.analysis.session import asking_for
from summarize.articles import Article, read_articles
from summarize.models.drift import CurrentPrompts
from summarize.models.types import Message, Request
from summarize.prompts import (
    PromptError,
    article_variables,
    claim_variables,
    load_prompt,
    prompt_names,
    render,
)
from summarize.strict import load_reply_schema

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """The ferry Osprey ran aground off Tarn Point on Monday.

Nobody was hurt, police said. The ship had left Millhaven with 240 passengers.

Blue Line will hold an inquiry.
"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    path = tmp_path / "ledger.txt"
    path.write_text(TEXT)
    (read,) = read_articles([str(path)])
    assert isinstance(read, Article)
    return read


def asked(
    article: Article, reference: str, *, part: str | None = None, run: slice | None = None
) -> Request:
    prompt = load_prompt(reference)
    sentences = article.sentences[run] if run else None
    variables = article_variables(article, sentences=sentences, part=part)
    return Request(
        model="m",
        messages=tuple(Message(*each) for each in render(prompt, **variables)),
        schema_name=prompt.reply_schema,
        reply_schema=load_reply_schema(prompt.reply_schema),
    )


@pytest.mark.parametrize("reference", ["analysis@1", "analysis@2"])
def test_the_very_request_that_a_run_records_has_not_drifted(
    reference: str, article: Article
) -> None:
    (request,) = asking_for("m", ModelOptions(prompt=reference)).requests(article)
    assert current(article).drifted(request) is None
    assert current().prompt_of(request) == reference


def current(*articles: Article) -> CurrentPrompts:
    return CurrentPrompts([load_prompt(name) for name in prompt_names()], articles)


@pytest.mark.parametrize("reference", ["analysis@1", "analysis@2"])
def test_what_a_prompt_asks_today_has_not_drifted(reference: str, article: Article) -> None:
    request = asked(article, reference)
    repair = replace(request, messages=(*request.messages, Message("assistant", "{}")))
    for each in (request, repair, replace(request, model="n", repeat=3)):
        assert current().drifted(each) is None
        assert current(article).drifted(each) is None
        assert current().prompt_of(each) == reference


@pytest.mark.parametrize("reference", ["analysis@1", "analysis@2"])
@pytest.mark.parametrize("run", [slice(0, 2), slice(1, 3), slice(2, 4)])
def test_a_part_of_a_long_article_has_not_drifted(
    reference: str, run: slice, article: Article
) -> None:
    part = asked(article, reference, part="2 of 3", run=run)
    assert current(article).drifted(part) is None
    system, user = part.messages
    old = replace(part, messages=(system, Message("user", user.content + "\nBe quick.")))
    assert current(article).drifted(old) is not None


def test_other_instructions_have_drifted(article: Article) -> None:
    request = asked(article, "analysis@2")
    old = replace(request, messages=(Message("system", "Read it."), *request.messages[1:]))
    assert current().drifted(old) == "no prompt begins with these instructions"
    assert current().prompt_of(old) == "unknown"
    assert current().drifted(replace(request, messages=())) is not None


def test_another_reply_schema_has_drifted(article: Article) -> None:
    old = replace(asked(article, "analysis@2"), reply_schema={"type": "object"})
    assert current().drifted(old) == "the reply schema of analysis@2 is another now"


def test_other_words_around_the_article_are_told_given_the_article(article: Article) -> None:
    request = asked(article, "analysis@2")
    system, user = request.messages
    old = replace(request, messages=(system, Message("user", user.content + "\nBe quick.")))
    assert current().drifted(old) is None
    assert current(article).drifted(old) == "analysis@2 asks in other words now"


def test_an_article_that_has_changed_is_told_given_the_article(article: Article) -> None:
    old = asked(article, "analysis@2")
    now = replace(article, text=TEXT.replace("Nobody", "Somebody"))
    assert current(now).drifted(old) == "shows none of these articles as they are now"


def test_the_claims_of_several_articles_are_held_against_the_instructions() -> None:
    prompt = load_prompt("align")
    messages = render(prompt, **claim_variables([["A ferry sank."], ["A ferry ran aground."]]))
    request = Request(
        "m",
        tuple(Message(*each) for each in messages),
        reply_schema=load_reply_schema(prompt.reply_schema),
    )
    assert current().drifted(request) is None


def test_a_prompt_that_begins_otherwise_for_each_article_cannot_be_told_by_its_beginning() -> None:
    prompt = load_prompt("analysis@2")
    odd = replace(prompt, parts=(("system", "Read {{ title }}."), *prompt.parts[1:]))
    with pytest.raises(PromptError, match="first part uses variables"):
        CurrentPrompts([odd])
