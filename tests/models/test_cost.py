from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from summarize.errors import UsageError
from summarize.models.cost import cost_usd, load_prices
from summarize.models.types import TokenUsage

if TYPE_CHECKING:
    from pathlib import Path

USAGE = TokenUsage(input_tokens=1_000_000, cached_input_tokens=400_000, output_tokens=100_000)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "prices.toml"
    path.write_text(text)
    return path


def test_cached_input_is_part_of_the_input_and_has_its_own_price() -> None:
    # 0.6 million at 0.15, 0.4 million at 0.075, 0.1 million at 0.60
    assert cost_usd("gpt-4o-mini", USAGE) == pytest.approx(0.09 + 0.03 + 0.06)


def test_an_unknown_model_has_no_price_rather_than_none_to_pay() -> None:
    assert cost_usd("llama3.2", USAGE) is None
    assert cost_usd("gpt-4o-2024-05-13", USAGE) is None  # dearer than the gpt-4o of later dates
    assert cost_usd("gpt-4o", None) is None


def test_a_dated_name_that_is_listed_costs_the_same() -> None:
    assert cost_usd("gpt-4o-mini-2024-07-18", USAGE) == cost_usd("gpt-4o-mini", USAGE)


def test_every_price_says_when_and_where_it_was_published() -> None:
    for name, price in load_prices().items():
        assert date.fromisoformat(price.date or ""), name
        assert (price.source or "").startswith("https://"), name
        assert price.cached_input is None or price.cached_input < price.input < price.output, name


def test_a_file_of_ones_own_adds_and_replaces(tmp_path: Path) -> None:
    text = '[llama3]\ninput = 0\noutput = 0\n["gpt-4o"]\ninput = 3\noutput = 12\n'
    prices = load_prices(written(tmp_path, text))
    assert cost_usd("llama3", USAGE, prices) == 0
    assert cost_usd("gpt-4o", USAGE, prices) == pytest.approx(3 + 1.2)  # no discount is stated
    assert cost_usd("gpt-4o-mini", USAGE, prices) == cost_usd("gpt-4o-mini", USAGE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[m]\ninput = 1\n", "prices.toml: [m]: output has to be a number"),
        ("[m]\ninput = -1\noutput = 1\n", "[m]: input has to be a number"),
        ("[m]\ninput = nan\noutput = 1\n", "[m]: input has to be a number"),
        ("[m]\ninput = true\noutput = 1\n", "[m]: input has to be a number"),
        ('[m]\ninput = "1"\noutput = 1\n', "[m]: input has to be a number"),
        ("[m]\ninput = 1\noutput = 1\nmax_output = 1.5\n", "[m]: max_output has to be a whole"),
        ("[m]\ninput = 1\noutput = 1\nalso = 'x'\n", "[m]: also has to be a list"),
        ("[m]\nprompt = 1\n", "[m]: unknown key 'prompt'; there are: input, output"),
        (
            "[gpt-4.1]\ninput = 1\noutput = 1\n",
            '[gpt-4]: a model with a dot in its name is written ["gpt-4.1"]',
        ),
        ("m = 1\n", "prices.toml: [m] is not a table"),
        ("[m\n", "prices.toml: not valid TOML"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        load_prices(written(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read this price file: No such file"):
        load_prices(tmp_path / "none.toml")
