"""What the replies of an arm came to: requests, repairs, rejections, tokens, price."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarize.analysis.session import asking_for
from summarize.evaluation.arms import options_of
from summarize.evaluation.report_types import Costs
from summarize.models.cassette import Player
from summarize.models.tokens import count_request, count_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.evaluation.arms import ArmRun, Running
    from summarize.evaluation.types import GoldEvent


def costs_of(run: ArmRun, gold: Sequence[GoldEvent], running: Running) -> Costs | None:
    """The costs of `run`; None without a model.

    Tokens are the server's own count. Where the recordings hold none, as of replies pasted by
    hand, the first requests and their replies are counted here: `tokens_counted` says so.
    """
    if run.arm.model is None:
        return None
    analyses = [a for event in run.events for each in event.analyses for a in each.values()]
    used = [a.engine.usage for a in analyses if a.engine.usage is not None]
    reasons = Counter(each.reason for a in analyses for each in a.rejected)
    tokens_in = sum(each.input_tokens for each in used)
    tokens_out = sum(each.output_tokens for each in used)
    counted = not tokens_in
    if counted:
        tokens_in, tokens_out = _counted(run, gold, running)
    prices = [each.cost_usd for each in used]
    known = bool(prices) and not counted and all(price is not None for price in prices)
    return Costs(
        requests=sum(each.requests for each in used),
        repairs=sum(max(0, each.requests - 1) for each in used),
        schema_failures=reasons.pop("schema", 0),
        rejections=dict(sorted(reasons.items())),
        failures=sum(len(each) for event in run.events for each in event.failures),
        input_tokens=tokens_in or None,
        output_tokens=tokens_out or None,
        tokens_counted=counted,
        cost_usd=round(sum(price or 0.0 for price in prices), 8) if known else None,
        seconds=None if run.seconds is None else round(run.seconds, 2),
    )


def _counted(run: ArmRun, gold: Sequence[GoldEvent], running: Running) -> tuple[int, int]:
    """Tokens of the first requests and of their recorded replies."""
    replay, model = running.options.replay, run.arm.model
    if replay is None or model is None or not replay.exists():
        return 0, 0
    player = Player(replay)
    sent = received = 0
    for repeat in range(running.repeats):
        asking = asking_for(model, options_of(run.arm, running, repeat))
        for event in gold:
            for labelled in event.articles:
                for request in asking.requests(labelled.article):
                    reply = player.recorded_reply(request)
                    if reply is not None:
                        sent += count_request(request).count
                        received += count_tokens(reply.text, model).count
    return sent, received
