"""The body of a chat completion to a Reply, whatever a server put into it."""

from __future__ import annotations

import json
from typing import Any

from summarize.models.errors import (
    ContentFilterError,
    EmptyReplyError,
    ModelError,
    RefusalError,
    ServerError,
    TruncatedReplyError,
)
from summarize.models.faults import Fault, FaultError, coded_fault, server_words
from summarize.models.types import FinishReason, Reply, TokenUsage

_FINISHES: dict[str, FinishReason] = {
    "stop": "stop",
    "eos": "stop",
    "length": "length",
    "max_tokens": "length",
    "content_filter": "content_filter",
}


def read_reply(body: str, where: str, key: str) -> Reply:
    """The reply in `body`, what a server sent with status 200.

    A reply cut by length comes back with `finish_reason` "length" as long as it has any text.
    Raises FaultError, to be tried again, for what is no chat completion; RefusalError,
    ContentFilterError, EmptyReplyError or TruncatedReplyError, with `usage`, for one without text.
    """
    envelope = _envelope(body, where, key)
    usage = _usage(envelope.get("usage"))
    choices = envelope.get("choices")
    if not isinstance(choices, list):
        raise _no_completion(where, body, key)
    if not choices:
        raise _paid(EmptyReplyError(f"{where} answered with no choices"), usage)
    choice = choices[0] if isinstance(choices[0], dict) else {}
    if isinstance(choice.get("error"), dict):
        raise FaultError(_stated_fault(choice["error"], where, key))
    message = choice.get("message")
    message = message if isinstance(message, dict) else {}
    finish: FinishReason = _FINISHES.get(str(choice.get("finish_reason")), "other")
    text = _text(message.get("content"))
    _check(text, finish, _text(message.get("refusal")), usage)
    served_by = envelope.get("model")
    return Reply(text, finish, usage, served_by if isinstance(served_by, str) else None)


def _check(text: str, finish: FinishReason, refusal: str, usage: TokenUsage | None) -> None:
    if refusal:
        raise _paid(RefusalError(f"the model declined: {server_words(refusal, '')}"), usage)
    if finish == "content_filter":
        raise _paid(ContentFilterError("the provider's content filter stopped the reply"), usage)
    if text.strip():
        return
    if finish == "length":
        told = "the reply was cut before its first word; allow more with -p max_tokens=N"
        raise _paid(TruncatedReplyError(told), usage)
    raise _paid(EmptyReplyError("the model answered with no text"), usage)


def _paid(error: ModelError, usage: TokenUsage | None) -> ModelError:
    error.usage = usage
    return error


def _envelope(body: str, where: str, key: str) -> dict[str, Any]:
    try:
        envelope = json.loads(body)
    except (ValueError, RecursionError):
        raise _no_completion(where, body, key) from None
    if not isinstance(envelope, dict):
        raise _no_completion(where, body, key)
    if isinstance(envelope.get("error"), dict) and not envelope.get("choices"):
        # OpenRouter and some proxies put the failure of the server behind them into a 200.
        raise FaultError(_stated_fault(envelope["error"], where, key))
    return envelope


def _stated_fault(error: dict[str, Any], where: str, key: str) -> Fault:
    code = error.get("code")
    status = code if isinstance(code, int) and 400 <= code < 600 else 502
    return coded_fault(status, json.dumps({"error": error}, ensure_ascii=False), where, key)


def _no_completion(where: str, body: str, key: str) -> FaultError:
    kind = "a web page" if body.lstrip()[:1] == "<" else "no chat completion"
    excerpt = "" if kind == "a web page" else f" ({server_words(body, key)[:80]})"
    told = f"{where} answered with {kind}{excerpt}; check --base-url, which usually ends in /v1"
    return FaultError(Fault(ServerError(told), retry=True, status=200, body=body))


def _text(content: Any) -> str:
    """Text, or the text of the parts that newer servers send."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    parts = [part.get("text") for part in content if isinstance(part, dict)]
    return "".join(part for part in parts if isinstance(part, str))


def _usage(stated: Any) -> TokenUsage | None:
    if not isinstance(stated, dict):
        return None
    details = stated.get("prompt_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else None
    if cached is None:
        cached = stated.get("prompt_cache_hit_tokens")  # DeepSeek's name for it
    prompt, completion = (
        _count(stated.get("prompt_tokens")),
        _count(stated.get("completion_tokens")),
    )
    if prompt is None and completion is None:
        return None
    return TokenUsage(prompt or 0, _count(cached) or 0, completion or 0)


def _count(stated: Any) -> int | None:
    if isinstance(stated, int | float) and not isinstance(stated, bool) and 0 <= stated < 2**53:
        return int(stated)
    return None
