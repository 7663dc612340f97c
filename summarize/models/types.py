"""What goes to a model and what comes back: plain data, and the one protocol that all models keep.

A recording, a cache, a budget and an endpoint are all a `Model`; each wraps the next, so that
what is asked for is the same data wherever it is answered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = Literal["system", "user", "assistant"]
FinishReason = Literal["stop", "length", "content_filter", "other"]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat."""

    role: Role
    content: str


@dataclass(frozen=True)
class Request:
    """What is asked, before it is negotiated how an endpoint takes a schema."""

    model: str
    messages: tuple[Message, ...]
    schema_name: str | None = None  # "analysis-reply.v2"
    reply_schema: Mapping[str, Any] | None = None  # JSON Schema in the strict subset
    parameters: Mapping[str, Any] = field(default_factory=dict)  # sampling: temperature, seed ...
    repeat: int = 0  # the same question asked once more on purpose

    @cached_property
    def key(self) -> str:
        """Hexadecimal SHA-256 of the canonical JSON of everything above but the schema's name."""
        canonical = {
            "messages": [[message.role, message.content] for message in self.messages],
            "model": self.model,
            "parameters": dict(self.parameters),
            "repeat": self.repeat,
            "reply_schema": self.reply_schema,
        }
        text = json.dumps(canonical, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class TokenUsage:
    """Tokens as the server counted them."""

    input_tokens: int
    cached_input_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered, as it came: nothing about it has been checked but that it is text."""

    text: str
    finish_reason: FinishReason
    usage: TokenUsage | None
    served_by: str | None = None  # the model's name as the server gives it
    recorded: bool = False  # from a recording or a cache: nothing was paid now


class Model(Protocol):
    """Anything that answers requests."""

    async def reply(self, request: Request) -> Reply:
        """Answer `request`. Raises a ModelError of `summarize.models.errors`."""
        ...

    async def aclose(self) -> None:
        """Let go of connections and files."""
        ...
