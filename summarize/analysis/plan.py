"""A dry run: what would be asked of a model and what it would cost, with nothing sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarize.analysis.aligning import ALIGN
from summarize.analysis.session import asking_for
from summarize.models.cost import cost_usd
from summarize.models.tokens import count_request
from summarize.models.types import TokenUsage
from summarize.prompts import load_prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.analysis.llm import Asking
    from summarize.analysis.options import ModelOptions
    from summarize.articles.types import Article
    from summarize.models.types import Request


class Plan:
    """What a run would ask: requests, tokens and price."""

    def __init__(self, asking: Asking, options: ModelOptions) -> None:
        self._asking = asking
        self._align_prompt = load_prompt(ALIGN, options.prompts).reference
        self.alignments = 0  # requests that put claims together; they hold what was answered
        self._kept = _kept_replies(options)
        self.articles = self.requests = self.recorded = self.input_tokens = 0
        self.paid_tokens = 0  # of the requests that nothing is kept for
        self.exact = True

    def add(self, article: Article) -> None:
        """Count what `article` would ask."""
        self.articles += 1
        for request in self._asking.requests(article) if article.prose else ():
            count = count_request(request)
            self.requests += 1
            self.input_tokens += count.count
            self.exact = self.exact and count.exact
            if self._kept(request):
                self.recorded += 1
            else:
                self.paid_tokens += count.count

    def as_json(self) -> dict[str, Any]:
        """The plan as JSON; sums in USD, null where no price is known."""
        model, prices = self._asking.model_name, self._asking.prices
        return {
            "model": model,
            "prompt": self._asking.prompt.reference,
            "articles": self.articles,
            "requests": self.requests,
            "alignments": self.alignments,
            "align_prompt": self._align_prompt if self.alignments else None,
            "recorded": self.recorded,
            "input_tokens": self.input_tokens,
            "exact": self.exact,
            "input_usd": cost_usd(model, TokenUsage(self.paid_tokens, 0, 0), prices),
            "usd_per_1000_output_tokens": cost_usd(model, TokenUsage(0, 0, 1000), prices),
        }


def planned(model_name: str, options: ModelOptions) -> Plan:
    """An empty plan for `model_name`. Raises UsageError for options that cannot be."""
    return Plan(asking_for(model_name, options), options)


def _kept_replies(options: ModelOptions) -> Callable[[Request], bool]:
    """Whether a request is answered by the recordings; the cache is not opened for this."""
    if options.replay is None:
        return lambda _: False
    from summarize.models.cassette import Player

    return Player(options.replay).__contains__
