"""What a run would ask of a model, what it has asked, and what that costs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.cli.inputs import Reader
    from summarize.cli.model_options import Asked
    from summarize.cli.notices import Notices


def cost_so_far(reader: Reader) -> Callable[[], float | None] | None:
    """What tells the cost of the run by now, for progress; None where nothing is paid."""
    from summarize.cli.inputs import Extractive

    if isinstance(reader, Extractive):
        return None
    return lambda: getattr(reader, "spent").cost_usd  # noqa: B009


def tell_spent(reader: Reader, asked: Asked, notices: Notices) -> None:
    """Say what was asked and paid, and what was done otherwise than asked."""
    if asked.is_extractive:
        return
    from summarize.analysis.session import Session

    assert isinstance(reader, Session)
    for notice in reader.notices:
        notices.warning(notice)
    spent = reader.spent
    if not spent.asked and not spent.recorded:
        return
    if not spent.asked:
        kept = counted(spent.recorded, "request")
        notices.notice(f"{asked.model}: {kept} answered from what was kept")
        return
    kept = f", {spent.recorded:,} more answered from what was kept" if spent.recorded else ""
    told = f"{asked.model}: {counted(spent.asked, 'request')}{kept}; "
    if spent.input_tokens or spent.output_tokens:
        told += f"{spent.input_tokens:,} tokens in, {spent.output_tokens:,} out; "
    else:
        told += "tokens not told by the server; "
    told += "price not known" if spent.cost_usd is None else dollars(spent.cost_usd)
    notices.notice(told)


def tell_plan(
    paths: Sequence[str], asked: Asked, *, as_json: bool, is_comparison: bool = False
) -> None:
    """Print what `asked` would come to for `paths`; nothing is sent."""
    from summarize.cli.notices import say

    plan = _extractive_plan(paths) if asked.is_extractive else _plan(paths, asked, is_comparison)
    for failure in plan.pop("failures"):
        say(failure)
    print(json.dumps(plan, ensure_ascii=False, indent=2) if as_json else in_words(plan))


def _extractive_plan(paths: Sequence[str]) -> dict[str, Any]:
    from summarize.articles import ArticleError
    from summarize.cli.inputs import articles_of

    read = list(articles_of(paths))
    failures = [f"{each.input}: {each.reason}" for each in read if isinstance(each, ArticleError)]
    return {
        "model": "extractive",
        "articles": len(read) - len(failures),
        "requests": 0,
        "alignments": 0,
        "failures": failures,
    }


def _plan(paths: Sequence[str], asked: Asked, is_comparison: bool) -> dict[str, Any]:
    from summarize.analysis.plan import planned
    from summarize.articles import ArticleError
    from summarize.cli.inputs import articles_of

    plan = planned(asked.model, asked.options)
    failures: list[str] = []
    for article in articles_of(paths):
        if isinstance(article, ArticleError):
            failures.append(f"{article.input}: {article.reason}")
        else:
            plan.add(article)
    plan.alignments = int(is_comparison)
    return {**plan.as_json(), "failures": failures}


def in_words(plan: dict[str, Any]) -> str:
    """A plan in sentences."""
    articles = counted(plan["articles"], "article")
    if not plan["requests"] and "prompt" not in plan:
        return f"{articles} by the built-in engine: no requests, no cost. Nothing was sent."
    mark = "" if plan["exact"] else "≈"
    lines = [
        f"{articles}: {counted(plan['requests'], 'request')} to {plan['model']} with"
        f" {plan['prompt']}, {mark}{plan['input_tokens']:,} tokens in"
    ]
    if plan["alignments"]:
        verb = "puts" if plan["alignments"] == 1 else "put"
        lines.append(
            f"and {plan['alignments']:,} more that {verb} the claims together"
            f" ({plan['align_prompt']}); how long, the analyses decide"
        )
    if plan["recorded"]:
        lines.append(f"{plan['recorded']:,} of them are recorded already and cost nothing")
    if plan["input_usd"] is None:
        lines.append(f"price not known for {plan['model']}; name a price file with --prices")
    else:
        lines.append(
            f"{dollars(plan['input_usd'])} for what is sent, and"
            f" {dollars(plan['usd_per_1000_output_tokens'])} for each 1,000 tokens of reply"
        )
    lines.append("A reply with faults is asked for again, twice at most. Nothing was sent.")
    return "\n".join(lines)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 request", "2,000 requests"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def dollars(cost: float) -> str:
    """A sum in USD, with as many places as small sums need."""
    return f"${cost:.2f}" if cost >= 1 or cost == 0 else f"${cost:.4f}"
