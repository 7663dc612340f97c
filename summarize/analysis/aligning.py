"""Alignment by a model: the numbered claims of several articles to groups, with `align@1`."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from summarize.analysis.claim_groups import (
    Alignment,
    AlignmentError,
    ClaimGroup,
    JudgedPair,
    vet,
)
from summarize.analysis.llm import engine_of
from summarize.analysis.replies import read_reply
from summarize.models.errors import ModelError, ReplayMissError
from summarize.models.types import Message, Request
from summarize.prompts import claim_variables, render
from summarize.schemas import load_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from typing import Any

    from summarize.analysis.claim_groups import NumberedClaim
    from summarize.analysis.llm import Asking
    from summarize.analysis.replies import Part, ReadReply
    from summarize.errors import SummarizeError
    from summarize.models.types import Model, Reply

ALIGN = "align"  # the newest released version
_REASKS = 1  # how often a reply with faults is asked for again
_MOST_TOLD = 40  # faults in one repair request
_OPENING = "Parts of this reply cannot be used:"
_CLOSING = (
    "Send the whole JSON object again, with everything that was right left as it is. Mend each"
    " part listed above, or leave it out."
)


class ModelAligner:
    """An aligner that asks `model`.

    `asking` says what it is asked with: its prompt is an align prompt. `run` waits for a
    coroutine in the loop that the model lives in. After `align`, `error` is why no answer came,
    if none did.
    """

    def __init__(
        self,
        model: Model,
        asking: Asking,
        run: Callable[[Coroutine[Any, Any, Alignment]], Alignment],
    ) -> None:
        self._model = model
        self._asking = asking
        self._run = run
        self.error: SummarizeError | None = None

    def align(self, claims: Sequence[NumberedClaim]) -> Alignment:
        """The groups of `claims`. Raises AlignmentError where the model gives no usable reply."""
        if len({claim.article for claim in claims}) < 2:
            return Alignment(())  # nothing to put together, so nothing is asked
        try:
            return self._run(align_with(claims, model=self._model, asking=self._asking))
        except (ModelError, AlignmentError) as error:
            self.error = error
            # What records an alignment is a comparison, which recordings do not know.
            told = str(error).replace("summarize run ", "summarize compare ")
            raise AlignmentError(told) from error


def align_request(claims: Sequence[NumberedClaim], asking: Asking) -> Request:
    """The request for `claims`, which stand together by article."""
    texts = [
        [claim.claim.text for claim in of_one]
        for _, of_one in groupby(claims, key=lambda claim: claim.article)
    ]
    return Request(
        model=asking.model_name,
        messages=tuple(Message(*each) for each in render(asking.prompt, **claim_variables(texts))),
        schema_name=asking.prompt.reply_schema,
        reply_schema=load_schema(asking.prompt.reply_schema),
        parameters=asking.sampling,
        repeat=asking.repeat,
    )


async def align_with(claims: Sequence[NumberedClaim], *, model: Model, asking: Asking) -> Alignment:
    """Ask `model` which of `claims` belong together; ask once more if the reply has faults.

    What still has faults is left out, group by group, and told in the warnings. Raises the
    ModelError of a first request without a reply; AlignmentError where no reply was usable.
    """
    request = asked = align_request(claims, asking)
    replies: list[Reply] = []
    read: list[tuple[ReadReply, tuple[str, ...]]] = []
    told: tuple[str, ...] = ()
    for _ in range(_REASKS + 1):
        try:
            replies.append(await model.reply(asked))
        except ModelError as error:
            if not any(reply.usable for reply, _ in read):
                raise
            told = (_without_repair(error),)
            break
        found = read_reply(replies[-1].text, asking.prompt.reply_schema)
        refused = vet(_groups(found), claims).refused
        read.append((found, refused))
        lines = (*(fault.line for fault in found.faults), *refused)
        if not lines:
            break
        asked = replace(request, messages=_repair_messages(request, replies[-1], lines))
    usable = [each for each in read if each[0].usable]
    if not usable:
        raise AlignmentError(
            f"{asking.model_name} answered {len(read)} times with something other than the JSON"
            " asked for"
        )
    best, _ = max(reversed(usable), key=lambda each: len(_groups(each[0])) - len(each[1]))
    broken = (f"the alignment's {fault.line}: left out" for fault in best.faults)
    return Alignment(_groups(best), (*told, *broken), engine_of(asking, replies))


def _groups(reply: ReadReply) -> tuple[ClaimGroup, ...]:
    return tuple(_group(part) for part in reply.parts.get("groups", ()))


def _group(part: Part) -> ClaimGroup:
    fields = part.fields
    return ClaimGroup(
        what=fields["what"],
        claims=tuple(_bare(claim) for claim in fields["claims"]),
        agreement=tuple(
            JudgedPair(_bare(pair["a"]), _bare(pair["b"]), pair["relation"])
            for pair in fields["agreement"]
        ),
    )


def _bare(claim_id: str) -> str:
    """The id without the brackets it was shown in: "[A1]" is "A1"."""
    return claim_id.strip().strip("[]").strip()


def _repair_messages(request: Request, reply: Reply, lines: Sequence[str]) -> tuple[Message, ...]:
    listed = [f"- {line}" for line in lines[:_MOST_TOLD]]
    if len(lines) > _MOST_TOLD:
        listed.append(f"- and {len(lines) - _MOST_TOLD} more of these kinds")
    told = "\n".join((_OPENING, "", *listed, "", _CLOSING))
    return (*request.messages, Message("assistant", reply.text), Message("user", told))


def _without_repair(error: ModelError) -> str:
    if isinstance(error, ReplayMissError):
        return "no repair of the alignment is recorded: what was wrong with it is left out"
    return f"a repair of the alignment failed ({error}): what was wrong with it is left out"
