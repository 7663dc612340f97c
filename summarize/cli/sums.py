"""Tokens and dollars in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.models.inspection import Used


def sums(used: Used) -> str:
    """One line: "3 replies, 1,200 tokens in (400 cached), 300 out, $0.0004"."""
    replies = f"{used.replies:,} repl{'y' if used.replies == 1 else 'ies'}"
    cached = f" ({used.cached_input_tokens:,} cached)" if used.cached_input_tokens else ""
    tokens = f"{used.input_tokens:,} tokens in{cached}, {used.output_tokens:,} out"
    unknown = f" ({used.without_usage:,} did not say)" if used.without_usage else ""
    return f"{replies}, {tokens}{unknown}, {dollars(used.cost_usd)}"


def dollars(cost: float | None) -> str:
    """USD as "$0.0213", to four places below a dollar; "cost unknown" for None."""
    if cost is None:
        return "cost unknown"
    if 0 < cost < 0.0001:
        return "under $0.0001"
    return f"${cost:.2f}" if cost == 0 or cost >= 1 else f"${cost:.4f}"
