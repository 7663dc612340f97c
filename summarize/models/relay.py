"""The relay: requests that a person carries to a chat window, and the replies brought back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarize.models.errors import ReplayMissError
from summarize.models.types import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarize.models.types import Message, Request

_SCHEMA = """## The form of your reply

Your whole reply is one JSON object that fits the JSON Schema below, in one code block, so that it
can be copied as it stands. Say nothing before or behind it.

```json
{schema}
```"""
_PRIOR = "Your reply to all this was:\n\n```json\n{reply}\n```"
_RULE = "\n\n---\n\n"


class Relay:
    """A `Model` that has the replies which somebody brought, by the key of their request.

    What nobody has brought yet is kept in `wanted`, in the order it was asked for, and raises
    ReplayMissError.
    """

    def __init__(self, replies: Mapping[str, str]) -> None:
        self._replies = replies
        self.wanted: dict[str, Request] = {}

    async def reply(self, request: Request) -> Reply:
        """The reply brought for `request`; a chat window counts no tokens."""
        text = self._replies.get(request.key)
        if text is None:
            self.wanted.setdefault(request.key, request)
            raise ReplayMissError("nobody has brought a reply to this request yet")
        return Reply(text, "stop", None)

    async def aclose(self) -> None:
        """Nothing is open."""


def is_repair(request: Request) -> bool:
    """Whether `request` asks again for what an earlier reply had wrong."""
    return any(message.role == "assistant" for message in request.messages)


def pasted_text(request: Request) -> str:
    """`request` as one message that can be pasted into a chat window.

    The instructions come first, then the schema of the reply, then the material; where it is a
    repair, the earlier reply and what is wrong with it. It says all that is needed: neither an
    earlier conversation nor a system prompt is taken for granted.
    """
    system = [m.content for m in request.messages if m.role == "system"]
    others = [_part(m) for m in request.messages if m.role != "system"]
    if request.reply_schema is not None:
        schema = json.dumps(request.reply_schema, ensure_ascii=False, separators=(",", ":"))
        system.append(_SCHEMA.format(schema=schema))
    return _RULE.join(("\n\n".join(system), *others)) + "\n"


def _part(message: Message) -> str:
    if message.role == "assistant":
        return _PRIOR.format(reply=message.content.strip())
    return message.content
