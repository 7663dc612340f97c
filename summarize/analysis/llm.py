"""The engine that asks a language model: article to prompt, reply to findings with evidence."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from summarize.analysis.extractive import analysed_article
from summarize.analysis.grounding import Grounded
from summarize.analysis.grounds import Grounds
from summarize.analysis.merging import merged
from summarize.analysis.parts import parts_of
from summarize.analysis.repair import at_once, settle
from summarize.analysis.types import SCHEMA, Analysis, Engine, Framing, Usage
from summarize.models.cost import cost_usd
from summarize.models.errors import (
    ContentFilterError,
    EmptyReplyError,
    PromptTooLongError,
    RefusalError,
    TruncatedReplyError,
    UnusableReplyError,
)
from summarize.models.tokens import count_request
from summarize.models.types import Message, Request, TokenUsage
from summarize.models.windows import window_of
from summarize.prompts import article_variables, render
from summarize.schemas import load_schema
from summarize.version import __version__

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from summarize.analysis.repair import Quiet, Settled
    from summarize.articles.types import Article, Sentence
    from summarize.models.cost import Price
    from summarize.models.types import Model, Reply
    from summarize.prompts import Prompt

_REPLY_SHARE = 3  # of a window: a third of it is left for the reply
_LONGEST_REPLY = 8_000  # tokens; no analysis of one part needs more
_LEAST_ROOM = 200  # tokens for the article; with less a part would be a sentence
_CUT_BELOW = 2  # a server that counts less than a half of our count has not read it all
_SMALL = 500  # tokens; below it the counts say nothing
# Errors of one part of a long article that leave the other parts worth having.
_OF_ONE_PART = (
    RefusalError,
    ContentFilterError,
    EmptyReplyError,
    TruncatedReplyError,
    UnusableReplyError,
)


@dataclass(frozen=True)
class Asking:
    """What is asked of a model, the same for every article."""

    model_name: str
    prompt: Prompt
    parameters: Mapping[str, Any] = field(default_factory=dict)  # over the prompt's own
    repeat: int = 0
    window: int | None = None  # tokens; None: as published, if it is
    show_outlet: bool = False
    prices: Mapping[str, Price] | None = None  # None: the built-in table

    @property
    def sampling(self) -> dict[str, Any]:
        """The parameters of every request."""
        return {**self.prompt.parameters, **self.parameters}

    def request(
        self, article: Article, run: Sequence[Sentence] | None = None, part: str | None = None
    ) -> Request:
        """The request for `article`, or for a run of its sentences."""
        variables = article_variables(article, sentences=run, outlet=self.show_outlet, part=part)
        return Request(
            model=self.model_name,
            messages=tuple(Message(*each) for each in render(self.prompt, **variables)),
            schema_name=self.prompt.reply_schema,
            reply_schema=load_schema(self.prompt.reply_schema),
            parameters=self.sampling,
            repeat=self.repeat,
        )

    def requests(self, article: Article, *, room: int | None = None) -> tuple[Request, ...]:
        """The requests for `article`: one, or one a part where it does not fit into `room`.

        `room` is the tokens of a request, by default what the model's window leaves.
        """
        if room is None:
            window = self.window or window_of(self.model_name)
            room = None if window is None else _room(window)
        whole = self.request(article)
        if room is None or count_request(whole).count <= room:
            return (whole,)

        empty = count_request(self.request(article, ())).count
        if empty + _LEAST_ROOM > room:
            raise PromptTooLongError(
                f"{self.prompt.reference} itself takes {empty:,} tokens of the {room:,} there are;"
                " use a model with a larger window"
            )

        def fits(run: Sequence[Sentence]) -> bool:
            return count_request(self.request(article, run)).count <= room

        runs = [run for run in parts_of(article.sentences, fits) if _has_prose(run)]
        return tuple(
            self.request(article, run, f"{number} of {len(runs)}")
            for number, run in enumerate(runs, 1)
        )


async def analyse_with(
    article: Article,
    *,
    model: Model,
    model_name: str,
    prompt: Prompt,
    parameters: Mapping[str, Any] | None = None,
    repeat: int = 0,
) -> Analysis:
    """Analyse `article` by asking `model` for `model_name` with `prompt`.

    `parameters` are for sampling and stand over the prompt's own; `repeat` numbers the same
    question asked again on purpose. Every finding is held to the article: what the text does
    not bear out is asked for again at most twice, then rejected. Raises a ModelError of
    `summarize.models.errors` where no usable reply came.
    """
    asking = Asking(model_name, prompt, parameters or {}, repeat)
    return await analyse_by(article, model, asking)


async def analyse_by(
    article: Article, model: Model, asking: Asking, quiet: Quiet = at_once
) -> Analysis:
    """As `analyse_with`, everything that is asked in `asking`.

    `quiet` is waited for before a reply is checked.
    """
    grounds = Grounds(article)
    if not article.prose:
        told = f"{article.id}: no reporting in it, nothing was asked"
        return _analysis(grounds, asking, [], (told,))
    settled, warnings = await _settled(
        article, asking, partial(settle, model=model, grounds=grounds, quiet=quiet)
    )
    return _analysis(grounds, asking, settled, warnings)


async def _settled(
    article: Article, asking: Asking, settled: Callable[[Request], Awaitable[Settled]]
) -> tuple[list[Settled], tuple[str, ...]]:
    """What each part came to. An article that a server calls too long is divided further."""
    requests = asking.requests(article)
    while True:
        try:
            return await _all_settled(article, requests, settled)
        except PromptTooLongError:
            largest = max(count_request(request).count for request in requests)
            shorter = asking.requests(article, room=largest * 2 // 3)
            if len(shorter) <= len(requests):
                raise
            requests = shorter


async def _all_settled(
    article: Article,
    requests: Sequence[Request],
    settled: Callable[[Request], Awaitable[Settled]],
) -> tuple[list[Settled], tuple[str, ...]]:
    if len(requests) == 1:
        return [await settled(requests[0])], ()
    outcomes = await asyncio.gather(*map(settled, requests), return_exceptions=True)
    whole = [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
    warnings = []
    for number, outcome in enumerate(outcomes, 1):
        if not isinstance(outcome, BaseException):
            continue
        if not whole or not isinstance(outcome, _OF_ONE_PART):
            raise outcome
        warnings.append(f"{article.id}: part {number} of {len(outcomes)} is missing: {outcome}")
    return whole, tuple(warnings)


def _room(window: int) -> int:
    return window - min(window // _REPLY_SHARE, _LONGEST_REPLY)


def _has_prose(run: Sequence[Sentence]) -> bool:
    return any(sentence.kind == "prose" for sentence in run)


def _analysis(
    grounds: Grounds, asking: Asking, settled: Sequence[Settled], warnings: tuple[str, ...]
) -> Analysis:
    article = grounds.article
    found = merged([each.grounded for each in settled]) if settled else Grounded()
    exchanges = [exchange for each in settled for exchange in each.exchanges]
    told = [f"{article.id}: {warning}" for each in settled for warning in each.warnings]
    if cut := _truncation(exchanges):
        told.append(f"{article.id}: {cut}")
    if settled and not found.findings and not found.faults:
        told.append(f"{article.id}: the model found nothing in this article")
    return Analysis(
        schema_=SCHEMA,
        article=analysed_article(article, grounds.reading.words),
        engine=engine_of(asking, [reply for _, reply in exchanges]),
        summary=found.summary,
        claims=tuple(replace(c, id=f"c{number}") for number, c in enumerate(found.claims, 1)),
        names=found.names,
        framing=Framing(found.frames, found.loaded_language, found.tone),
        sourcing=found.sources,
        rejected=tuple(fault.rejection for fault in found.faults),
        warnings=(*article.warnings, *warnings, *told),
    )


def _truncation(exchanges: Sequence[tuple[Request, Reply]]) -> str | None:
    """A warning where the server counts far fewer tokens than were sent: it cut the prompt."""
    for request, reply in exchanges:
        if reply.usage is None or reply.usage.input_tokens <= 0:
            continue
        sent = count_request(request, with_schema=False)
        if sent.count > _SMALL and reply.usage.input_tokens * _CUT_BELOW < sent.count:
            return (
                f"the server read {reply.usage.input_tokens:,} tokens of a request of {sent}:"
                " it seems to have cut it silently; give the model a larger window there"
                " (Ollama: num_ctx), or split articles with --window"
            )
    return None


def engine_of(asking: Asking, replies: Sequence[Reply]) -> Engine:
    """What an output says of the model, the prompt and what `replies` came to."""
    return Engine(
        name="llm",
        model=asking.model_name,
        prompt=asking.prompt.reference,
        prompt_sha256=asking.prompt.sha256,
        reply_schema=asking.prompt.reply_schema,
        parameters=asking.sampling,
        version=__version__,
        usage=_usage(asking, replies),
    )


def _usage(asking: Asking, replies: Sequence[Reply]) -> Usage:
    used = [reply.usage for reply in replies if reply.usage is not None]
    total = TokenUsage(
        sum(usage.input_tokens for usage in used),
        sum(usage.cached_input_tokens for usage in used),
        sum(usage.output_tokens for usage in used),
    )
    whole = total if len(used) == len(replies) else None
    cost = cost_usd(asking.model_name, whole, asking.prices)
    return Usage(
        requests=len(replies),
        input_tokens=total.input_tokens,
        cached_input_tokens=total.cached_input_tokens,
        output_tokens=total.output_tokens,
        cost_usd=None if cost is None else round(cost, 8),
    )
