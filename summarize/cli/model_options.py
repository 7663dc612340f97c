"""The options for a language model, alike in every command that reads articles."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import dataclass
from functools import wraps
from pathlib import Path  # noqa: TC003  (typer reads the annotations)
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.analysis import ModelOptions

EXTRACTIVE = "extractive"
CONCURRENCY = 8
_PANEL = "Language model"
_PAIR = re.compile(r"([A-Za-z_]\w*)\s*=(.*)", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """Which engine or model reads, and how it is asked."""

    model: str
    options: ModelOptions
    concurrency: int
    dry_run: bool

    @property
    def is_extractive(self) -> bool:
        """Whether the built-in engine reads, and nothing is sent anywhere."""
        return self.model == EXTRACTIVE


def _option(*names: str, metavar: str | None, help_: str, **more: Any) -> Any:
    """An option that also comes from the environment, as SUMMARIZE_ and its long name."""
    long = next(name for name in names if name.startswith("--"))
    variable = f"SUMMARIZE_{long[2:].upper().replace('-', '_')}"
    return typer.Option(
        *names,
        envvar=variable,
        show_envvar=False,
        show_default=False,
        metavar=metavar,
        help=help_,
        rich_help_panel=_PANEL,
        **more,
    )


def _model_options(
    model: Annotated[
        str | None,
        _option(
            "--model",
            metavar="NAME",
            help_="What reads: extractive, the built-in engine (the default; no key, no network),"
            " or a model behind an OpenAI-compatible API, to which the articles are sent.",
        ),
    ] = None,
    prompt: Annotated[
        str,
        _option("--prompt", metavar="NAME@N", help_="The prompt; alone, its newest version."),
    ] = "analysis",
    prompts: Annotated[
        Path | None, _option("--prompts", metavar="DIR", help_="A folder of your own prompts.")
    ] = None,
    base_url: Annotated[
        str | None,
        _option(
            "--base-url",
            metavar="URL",
            help_="Where the model is, as in http://localhost:11434/v1; by default OpenAI.",
        ),
    ] = None,
    parameters: Annotated[
        list[str] | None,
        _option(
            "--parameter",
            "-p",
            metavar="KEY=VALUE",
            help_="A sampling parameter, as in -p temperature=0; may be repeated.",
        ),
    ] = None,
    concurrency: Annotated[
        int,
        _option("--concurrency", metavar="N", help_="Requests under way at a time (8).", min=1),
    ] = CONCURRENCY,
    record: Annotated[
        Path | None,
        _option("--record", metavar="FILE", help_="Record the model's replies in FILE."),
    ] = None,
    replay: Annotated[
        Path | None,
        _option(
            "--replay",
            metavar="PATH",
            help_="Answer from recordings, file or folder; with --record, ask for what they lack.",
        ),
    ] = None,
    cache: Annotated[
        Path | None,
        _option("--cache", metavar="FILE", help_="Keep replies in FILE, not in your cache folder."),
    ] = None,
    no_cache: Annotated[
        bool, _option("--no-cache", metavar=None, help_="Keep no replies, and use none kept.")
    ] = False,
    max_cost: Annotated[
        float | None,
        _option("--max-cost", metavar="USD", help_="Ask nothing that could pass this sum."),
    ] = None,
    prices: Annotated[
        Path | None,
        _option("--prices", metavar="FILE", help_="Prices (TOML) over the built-in ones."),
    ] = None,
    window: Annotated[
        int | None,
        _option(
            "--window",
            metavar="TOKENS",
            help_="What the model takes at a time; longer articles are divided.",
            min=1,
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        _option("--timeout", metavar="SECONDS", help_="How long one attempt may take."),
    ] = None,
    show_outlet: Annotated[
        bool,
        _option("--show-outlet", metavar=None, help_="Tell the model who published the article."),
    ] = False,
    dry_run: Annotated[
        bool,
        _option("--dry-run", metavar=None, help_="Say what would be asked and paid; send nothing."),
    ] = False,
) -> Asked:
    """What the options come to. Raises UsageError for what cannot be."""
    name = (model or "").strip() or None
    if name == EXTRACTIVE and (record or replay):
        raise UsageError("--record and --replay are for a language model; name it with --model")
    if name is None and record is not None and replay is None:
        raise UsageError("--record needs a language model to ask; name it with --model")
    from summarize.analysis import ModelOptions

    options = ModelOptions(
        prompt=prompt,
        prompts=prompts,
        base_url=base_url,
        parameters=parsed_parameters(parameters or ()),
        timeout=timeout,
        record=record,
        replay=replay,
        cache=cache,
        use_cache=not no_cache,
        max_cost=max_cost,
        prices=prices,
        window=window,
        show_outlet=show_outlet,
    )
    return Asked(name or _recorded(replay), options, concurrency, dry_run)


def takes_model(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the options above as one argument, `asked`; typer sees them all.

    They stand where `asked` does. An option of the command's own, of the same name, takes the
    place of one above.
    """
    own = inspect.signature(command, eval_str=True).parameters
    options = inspect.signature(_model_options, eval_str=True).parameters
    added = {name: each for name, each in options.items() if name not in own}
    place = list(own).index("asked")
    before, after = list(own.values())[:place], list(own.values())[place + 1 :]
    shown = [*before, *added.values(), *after]

    @wraps(command)
    def with_options(**given: Any) -> None:
        asked = _model_options(**{name: given.pop(name) for name in added})
        command(asked=asked, **given)

    with_options.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    with_options.__annotations__ = {each.name: each.annotation for each in shown}
    return with_options


def parsed_parameters(pairs: Sequence[str]) -> dict[str, Any]:
    """KEY=VALUE pairs as a table; a value is JSON where it can be: 0, true, "low" or low.

    Raises UsageError for what is no pair.
    """
    parameters: dict[str, Any] = {}
    for pair in pairs:
        found = _PAIR.fullmatch(pair.strip())
        if found is None:
            raise UsageError(f"-p {pair}: write KEY=VALUE, as in -p temperature=0")
        parameters[found[1]] = _value(found[2].strip())
    return parameters


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _recorded(replay: Path | None) -> str:
    """The model to ask when none is named: the recordings' only one, else the built-in engine."""
    if replay is None:
        return EXTRACTIVE
    from summarize.models.cassette import recorded_model

    return recorded_model(replay)
