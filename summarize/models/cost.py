"""What a request costs, from a table of published prices; what is not in it has no known price."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from summarize.models.types import TokenUsage

MILLION = 1_000_000
_NUMBERS = {"input": True, "output": True, "cached_input": False, "max_output": False}
_TEXTS = {"date", "source"}


@dataclass(frozen=True, slots=True)
class Price:
    """USD per million tokens."""

    input: float
    output: float
    cached_input: float | None  # None: the provider gives no discount, or none is known
    max_output: int | None  # the most tokens a reply can have
    date: str | None  # ISO 8601: when this was the price
    source: str | None

    def of(self, usage: TokenUsage) -> float:
        """USD for `usage`, whose cached tokens are among its input tokens."""
        cached = min(usage.cached_input_tokens, usage.input_tokens)
        cached_price = self.input if self.cached_input is None else self.cached_input
        fresh = (usage.input_tokens - cached) * self.input
        return (fresh + cached * cached_price + usage.output_tokens * self.output) / MILLION


Prices = MappingProxyType[str, Price]


def cost_usd(
    model: str, usage: TokenUsage | None, prices: Mapping[str, Price] | None = None
) -> float | None:
    """USD for `usage` of `model`; None, never 0, where the price or the usage is not known."""
    price = (load_prices() if prices is None else prices).get(model)
    return None if price is None or usage is None else price.of(usage)


@cache
def load_prices(file: Path | None = None) -> Prices:
    """The prices by model name: the built-in table, with the entries of `file` over it.

    Raises UsageError, naming the place, for a file that is no table of prices.
    """
    own = resources.files("summarize.models").joinpath("prices.toml").read_text(encoding="utf-8")
    prices = _parsed(own, "prices.toml")
    if file is not None:
        try:
            text = file.expanduser().read_text(encoding="utf-8-sig")
        except OSError as error:
            raise UsageError(f"{file}: cannot read this price file: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise UsageError(f"{file}: this price file is not UTF-8") from error
        prices |= _parsed(text, str(file))
    return MappingProxyType(prices)


def _parsed(text: str, file: str) -> dict[str, Price]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: not valid TOML: {error}") from error
    prices: dict[str, Price] = {}
    for name, table in tables.items():
        price = _price(table, f"{file}: [{name}]")
        prices |= dict.fromkeys((name, *table.get("also", ())), price)
    return prices


def _price(table: Any, place: str) -> Price:
    if not isinstance(table, dict):
        raise UsageError(f"{place} is not a table of prices")
    if unknown := sorted(table.keys() - _NUMBERS.keys() - _TEXTS - {"also"}):
        if isinstance(table[unknown[0]], dict):  # [gpt-4.1] is a table 1 in a table gpt-4
            raise UsageError(f'{place}: a model with a dot in its name is written ["gpt-4.1"]')
        known = ", ".join([*_NUMBERS, *sorted(_TEXTS), "also"])
        raise UsageError(f"{place}: unknown key {unknown[0]!r}; there are: {known}")
    for key, needed in _NUMBERS.items():
        _check_number(table.get(key), needed, f"{place}: {key}")
    also = table.get("also", [])
    if not isinstance(also, list) or not all(isinstance(each, str) for each in also):
        raise UsageError(f"{place}: also has to be a list of model names")
    return Price(
        input=float(table["input"]),
        output=float(table["output"]),
        cached_input=table.get("cached_input"),
        max_output=table.get("max_output"),
        date=_text(table.get("date")),
        source=_text(table.get("source")),
    )


def _check_number(value: Any, needed: bool, place: str) -> None:
    if value is None and not needed:
        return
    if place.endswith("max_output"):
        if type(value) is not int or value < 1:
            raise UsageError(f"{place} has to be a whole number of tokens")
    elif type(value) not in {int, float} or not 0 <= value < MILLION:  # which NaN is not either
        raise UsageError(f"{place} has to be a number of USD per million tokens, 0 or more")


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
