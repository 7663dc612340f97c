"""The repair loop: ask, hold the reply to the article, ask again for what cannot be used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarize.analysis.grounding import ground
from summarize.models.errors import (
    ContentFilterError,
    EmptyReplyError,
    ModelError,
    ReplayMissError,
    TruncatedReplyError,
    UnusableReplyError,
)
from summarize.models.types import Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from typing import TypeAlias

    from summarize.analysis.faults import Fault
    from summarize.analysis.grounding import Grounded
    from summarize.analysis.grounds import Grounds
    from summarize.models.types import Model, Reply, Request

    Quiet: TypeAlias = Callable[[], Awaitable[None]]

REPAIRS = 2  # how often a reply is asked for again
_MOST_TOLD = 40  # faults in one repair request

_OPENING = "Parts of this reply cannot be used:"
_CLOSING = (
    "Send the whole JSON object again, with everything that was right left as it is. Mend each"
    " part listed above so that the article bears it out, or leave that part out."
)


@dataclass(frozen=True, slots=True)
class Settled:
    """What a request came to after its repairs."""

    grounded: Grounded
    exchanges: tuple[tuple[Request, Reply], ...]  # all that were answered, in order
    warnings: tuple[str, ...]


async def at_once() -> None:
    """Wait for nothing."""


async def settle(request: Request, model: Model, grounds: Grounds, quiet: Quiet) -> Settled:
    """Ask `request`; ask again for what cannot be used, at most twice; keep the best reply.

    The best is the one most findings of which stand, the later of two equal ones. What an
    earlier reply said and the article does not bear out stays among the faults, unless a later
    one has put it right. `quiet` is waited for before a reply is checked. Raises the ModelError
    of a first request that got no reply, and UnusableReplyError where no reply was the JSON
    asked for.
    """
    schema = request.schema_name
    assert schema is not None
    asked = request
    exchanges: list[tuple[Request, Reply]] = []
    attempts: list[Grounded] = []
    warnings: tuple[str, ...] = ()
    for repair in range(REPAIRS + 1):
        try:
            reply = await model.reply(asked)
            exchanges.append((asked, reply))
            _check_ending(reply, asked)
        except ModelError as error:
            if not any(attempt.usable for attempt in attempts):
                raise
            warnings = (_without_repair(error, repair),)
            break
        await quiet()
        attempts.append(ground(reply.text, schema, grounds))
        if not attempts[-1].faults:
            break
        again = replace(request, messages=repair_messages(request, reply, attempts[-1].faults))
        if again.key == asked.key:
            break  # the same reply to the same question: a third time would change nothing
        asked = again
    return Settled(_best(attempts), tuple(exchanges), warnings)


def repair_messages(request: Request, reply: Reply, faults: Sequence[Fault]) -> tuple[Message, ...]:
    """The original messages, the reply, and what is wrong with it."""
    lines = [f"- {fault.line}" for fault in faults[:_MOST_TOLD]]
    if len(faults) > _MOST_TOLD:
        lines.append(f"- and {len(faults) - _MOST_TOLD} more of these kinds")
    told = "\n".join((_OPENING, "", *lines, "", _CLOSING))
    return (*request.messages, Message("assistant", reply.text), Message("user", told))


def _check_ending(reply: Reply, request: Request) -> None:
    """Raise the error of a reply that was stopped, cut or never begun."""
    if reply.finish_reason == "content_filter":
        raise ContentFilterError("the provider's filter stopped the answer")
    if reply.finish_reason == "length":
        raise TruncatedReplyError(
            f"the answer of {request.model} was cut at the length allowed; allow more with"
            " -p max_tokens=N, or use a model with a larger window"
        )
    if not reply.text.strip():
        raise EmptyReplyError(f"{request.model} answered with no text")


def _without_repair(error: ModelError, repair: int) -> str:
    if isinstance(error, ReplayMissError):
        return "no repair of this reply is recorded: what was wrong with it is rejected"
    return f"repair {repair} of the reply failed ({error}): what was wrong with it is rejected"


def _best(attempts: Sequence[Grounded]) -> Grounded:
    usable = [attempt for attempt in attempts if attempt.usable]
    if not usable:
        raise UnusableReplyError(
            f"the model answered {len(attempts)} times with something other than the JSON asked"
            " for; try another model, or see what the endpoint can do: summarize doctor"
        )
    best = max(reversed(usable), key=lambda attempt: attempt.findings)
    stands = {each.text for each in best.summary} | {each.text for each in best.claims}
    faults = list(best.faults)
    seen = {(fault.what, fault.quote) for fault in faults}
    for attempt in usable:
        for fault in attempt.faults:
            known = (fault.what, fault.quote) in seen or fault.quote in stands
            if not known and fault.reason != "schema" and attempt is not best:
                seen.add((fault.what, fault.quote))
                faults.append(fault)
    return replace(best, faults=tuple(faults))
