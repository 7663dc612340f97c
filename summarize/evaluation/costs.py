"""What the requests of an arm came to: repairs, rejections, tokens, price."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarize.evaluation.report_types import Costs
from summarize.models.cost import cost_usd
from summarize.models.errors import (
    AuthenticationError,
    ModelError,
    ReplayMissError,
    UnreachableError,
)
from summarize.models.relay import is_repair
from summarize.models.tokens import count_request, count_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarize.evaluation.arms import ArmRun
    from summarize.models.cost import Price
    from summarize.models.types import Reply, Request

_UNANSWERED = (ReplayMissError, UnreachableError, AuthenticationError)


class Ledger:
    """Every request of an arm that was answered, for analyses and alignments alike.

    Tokens are the server's own count. Where it gave none, as of replies pasted by hand, they are
    counted here, and `counted` says so.
    """

    def __init__(self) -> None:
        self.requests = self.repairs = 0
        self.input_tokens = self.output_tokens = 0
        self.counted = False
        self.cost_usd: float | None = 0.0
        self.prices: Mapping[str, Price] | None = None

    def note(self, request: Request, answer: Reply | ModelError) -> None:
        """Enter a request and its reply; a refusal has its price, a missing recording none."""
        if isinstance(answer, _UNANSWERED):
            return
        self.requests += 1
        self.repairs += is_repair(request)
        text = "" if isinstance(answer, ModelError) else answer.text
        if answer.usage is not None:
            self.input_tokens += answer.usage.input_tokens
            self.output_tokens += answer.usage.output_tokens
        else:
            self.counted = True
            self.input_tokens += count_request(request).count
            self.output_tokens += count_tokens(text, request.model).count
        cost = cost_usd(request.model, answer.usage, self.prices)
        paid = self.cost_usd
        self.cost_usd = None if cost is None or paid is None else paid + cost


def costs_of(run: ArmRun) -> Costs | None:
    """The costs of `run`; None without a model."""
    ledger = run.ledger
    if ledger is None:
        return None
    analyses = [a for event in run.events for each in event.analyses for a in each.values()]
    reasons = Counter(each.reason for a in analyses for each in a.rejected)
    failed = sum(len(each) for event in run.events for each in event.failures)
    return Costs(
        requests=ledger.requests,
        repairs=ledger.repairs,
        schema_failures=reasons.pop("schema", 0),
        rejections=dict(sorted(reasons.items())),
        failures=failed + sum(event.alignment_failed is not None for event in run.events),
        input_tokens=ledger.input_tokens if ledger.requests else None,
        output_tokens=ledger.output_tokens if ledger.requests else None,
        tokens_counted=ledger.counted,
        cost_usd=None if ledger.cost_usd is None else round(ledger.cost_usd, 8),
        seconds=None if run.seconds is None else round(run.seconds, 2),
    )
