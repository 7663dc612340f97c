"""Tokens and dollars of kept replies in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.cli.spending import dollars

if TYPE_CHECKING:
    from summarize.models.inspection import Used


def sums(used: Used) -> str:
    """One line: "3 replies, 1,200 tokens in (400 cached), 300 out, $0.0004"."""
    replies = f"{used.replies:,} repl{'y' if used.replies == 1 else 'ies'}"
    cached = f" ({used.cached_input_tokens:,} cached)" if used.cached_input_tokens else ""
    tokens = f"{used.input_tokens:,} tokens in{cached}, {used.output_tokens:,} out"
    unknown = f" ({used.without_usage:,} did not say)" if used.without_usage else ""
    cost = "cost unknown" if used.cost_usd is None else dollars(used.cost_usd)
    return f"{replies}, {tokens}{unknown}, {cost}"
