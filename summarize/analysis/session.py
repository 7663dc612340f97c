"""A language model opened for many articles: what stands before it, and what it came to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from summarize.analysis.background import Background
from summarize.analysis.failures import UnansweredError
from summarize.analysis.llm import Asking, analyse_by
from summarize.analysis.network_first import NetworkFirst
from summarize.articles.types import ArticleError
from summarize.errors import UsageError
from summarize.models.endpoint import OpenAIModel
from summarize.models.errors import AuthenticationError, ModelError
from summarize.models.meter import Metered
from summarize.prompts import load_prompt

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Iterator, Mapping
    from typing import Any, TypeVar

    from summarize.analysis.aligning import ModelAligner
    from summarize.analysis.options import ModelOptions
    from summarize.analysis.types import Analysis
    from summarize.articles.types import Article
    from summarize.models.cost import Price
    from summarize.models.meter import Observer, Spent
    from summarize.models.types import Model
    from summarize.prompts import Prompt

    Answer = TypeVar("Answer")

_AHEAD = 8  # times the concurrency: one slow article does not keep the others waiting


class Session:
    """A model that is asked for as long as the `with` block lasts.

    What can be wrong with `options` is told when it is made, before anything is read: UsageError,
    or AuthenticationError where a key is missing. Files are opened by `with`.
    """

    def __init__(
        self,
        model_name: str,
        options: ModelOptions,
        concurrency: int,
        observe: Observer | None = None,
    ) -> None:
        self._observe = observe
        self.model_name = model_name
        self._options = options
        self._concurrency = concurrency
        self.asking = asking_for(model_name, options)
        self._prices = self.asking.prices
        self._endpoint = self._reachable_endpoint()
        self._background = Background()
        self._wrappers: list[Model] = []
        self._meter: Metered | None = None
        self._model: NetworkFirst | None = None

    def __enter__(self) -> Self:
        self._meter = Metered(self._stack(), self._prices, self._observe)
        self._model = NetworkFirst(self._meter)
        self._background.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        try:
            self._background.cancel_all()
            self.run(self.model.aclose())
        finally:
            self._background.__exit__(*error)

    @property
    def model(self) -> NetworkFirst:
        """The model to ask."""
        assert self._model is not None, "a session is used in a with block"
        return self._model

    @property
    def spent(self) -> Spent:
        """What has been asked and paid so far."""
        assert self._meter is not None, "a session is used in a with block"
        return self._meter.spent

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of the endpoint, the cache and the recordings."""
        told = (getattr(each, "notices", ()) for each in (self._endpoint, *self._wrappers))
        return tuple(dict.fromkeys(notice for notices in told for notice in notices))

    def run(self, coroutine: Coroutine[Any, Any, Answer]) -> Answer:
        """What `coroutine` returns, which may ask `model`."""
        return self._background.run(coroutine)

    def aligner(self) -> ModelAligner:
        """What puts claims together by asking `model`, with the newest align prompt."""
        from summarize.analysis.aligning import ALIGN, ModelAligner

        prompt = load_prompt(ALIGN, self._options.prompts)
        return ModelAligner(self.model, replace(self.asking, prompt=prompt), self.run)

    def analyse_all(
        self, articles: Iterable[Article | ArticleError]
    ) -> Iterator[Analysis | ArticleError]:
        """Yield the analysis of each article in input order; errors stand in their places.

        Taken from `articles` as results are fetched, a few times the concurrency ahead.
        """
        return self._background.in_order(
            articles, self._outcome, ahead=max(_AHEAD * self._concurrency, 2)
        )

    async def _outcome(self, article: Article | ArticleError) -> Analysis | ArticleError:
        if isinstance(article, ArticleError):
            return article
        try:
            return await analyse_by(article, self.model, self.asking, self.model.quiet)
        except ModelError as error:
            return UnansweredError(article.id, str(error), error)

    def _reachable_endpoint(self) -> OpenAIModel | None:
        """The endpoint behind it all; None where only recordings are to answer."""
        options = self._options
        if options.replay is not None and options.record is None:
            return None
        try:
            return OpenAIModel(
                options.base_url, timeout=options.timeout, concurrency=self._concurrency
            )
        except AuthenticationError as error:
            if options.replay is None:
                raise AuthenticationError(f"{self.model_name}: {error}") from None
            return None  # what is not recorded is told, article by article

    def _stack(self) -> Model:
        """Recordings before a recorder before the cache before the budget before the endpoint."""
        options, model = self._options, self._asked()
        if options.replay is not None:
            from summarize.models.cassette import Player

            player = Player(options.replay, model)
            self._wrappers.append(player)
            return player
        assert model is not None
        return model

    def _asked(self) -> Model | None:
        options = self._options
        if self._endpoint is None:
            return None
        model: Model = self._endpoint
        if options.max_cost is not None:
            from summarize.models.budget import Budgeted

            model = Budgeted(model, options.max_cost, self._prices)
        if options.use_cache:
            from summarize.models.cache import Cached

            model = Cached(model, options.cache, scope=self._endpoint.base_url)
            self._wrappers.append(model)
        if options.record is not None:
            from summarize.models.cassette import Recorder

            model = Recorder(model, options.record)
        return model


def asking_for(model_name: str, options: ModelOptions) -> Asking:
    """What `options` ask of a model. Raises UsageError for what cannot be."""
    return Asking(
        model_name=model_name,
        prompt=analysis_prompt(options),
        parameters=options.parameters,
        repeat=options.repeat,
        window=options.window,
        show_outlet=options.show_outlet,
        prices=_prices(options),
    )


def analysis_prompt(options: ModelOptions) -> Prompt:
    """The prompt that `options` name. Raises UsageError if it is not one for analyses."""
    prompt = load_prompt(options.prompt, options.prompts)
    if not prompt.reply_schema.startswith("analysis-reply."):
        raise UsageError(
            f"{prompt.reference} asks for {prompt.reply_schema}, not for an analysis;"
            " use a prompt whose reply_schema is analysis-reply.v1 or v2"
        )
    return prompt


def _prices(options: ModelOptions) -> Mapping[str, Price] | None:
    if options.prices is None:
        return None
    from summarize.models.cost import load_prices

    return load_prices(options.prices)
