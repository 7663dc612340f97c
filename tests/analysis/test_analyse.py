"""Many articles: one at a time, in order, with the errors in their places."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING

import pytest

from summarize import analyse_all
from summarize.analysis import Analysis, analyse
from summarize.articles import Article, ArticleError
from summarize.errors import UsageError
from summarize.models.errors import AuthenticationError
from tests.analysis.making import article

if TYPE_CHECKING:
    from collections.abc import Iterator


def numbered(number: int) -> Article:
    return article(f"Shaft {number} of the mine was closed on Monday.", id_=f"a{number}")


def test_articles_are_taken_one_at_a_time_from_a_stream_without_end() -> None:
    taken: list[int] = []

    def stream() -> Iterator[Article]:
        for number in count():
            taken.append(number)
            yield numbered(number)

    found = analyse_all(stream())
    assert taken == []
    first = list(islice(found, 3))
    assert taken == [0, 1, 2]
    assert [each.article.id for each in first if isinstance(each, Analysis)] == ["a0", "a1", "a2"]


def test_errors_pass_through_in_their_place() -> None:
    error = ArticleError("b.txt", "has no text; an article with no words cannot be read")
    found = list(analyse_all([numbered(1), error, numbered(2)]))
    assert found[1] is error
    assert [type(each) for each in found] == [Analysis, ArticleError, Analysis]


def test_many_articles_are_analysed_as_each_alone() -> None:
    articles = [numbered(n) for n in range(4)]
    assert list(analyse_all(articles)) == [analyse(each) for each in articles]
    assert list(analyse_all(reversed(articles))) == [analyse(each) for each in reversed(articles)]


def test_no_articles_are_no_analyses() -> None:
    assert list(analyse_all([])) == []


def test_a_model_without_a_key_is_refused_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)

    def stream() -> Iterator[Article]:
        raise AssertionError("read")
        yield

    with pytest.raises(AuthenticationError, match="gpt-0"):
        analyse_all(stream(), model="gpt-0")
    with pytest.raises(UsageError, match="--model extractive"):
        analyse(numbered(1), model="")


@pytest.mark.parametrize("concurrency", [0, -1])
def test_fewer_than_one_at_a_time_is_wrong_use(concurrency: int) -> None:
    with pytest.raises(UsageError, match=str(concurrency)):
        analyse_all([], concurrency=concurrency)
