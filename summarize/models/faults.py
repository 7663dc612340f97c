"""What a failed attempt means: which error it is, whether to ask again, and after how long."""

from __future__ import annotations

import os
import re
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.models.errors import (
    AuthenticationError,
    ModelError,
    PromptTooLongError,
    QuotaError,
    RateLimitError,
    RejectedRequestError,
    ServerError,
    UnreachableError,
)
from summarize.models.waiting import asked_wait

if TYPE_CHECKING:
    import openai

_LONGEST = 240  # characters of a server's own words
_QUOTA = re.compile(
    r"insufficient_quota|billing_hard_limit|exceeded your current quota"
    r"|insufficient (balance|credit)"
)
_TOO_LONG = re.compile(
    r"context_length_exceeded|context (length|window|size)|maximum context|n_ctx|too many tokens"
    r"|(prompt|input|request) (is |was )?too (long|large)"
)
_PASSING = frozenset({408, 409, 425, 429})  # and 500 and over
_KEYLIKE = re.compile(r"\b(sk|pk|key|gsk|xai)-[\w*.-]{6,}|Bearer \S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """One failed attempt."""

    error: ModelError
    retry: bool
    wait: float | None = None  # seconds, where the server says
    slow_down: bool = False  # for everyone, not for this request alone
    status: int | None = None  # HTTP, or what stood for it in the body
    body: str = ""  # as it came, for finding out what the server does not take


class FaultError(Exception):
    """Carries a Fault from the attempt to whoever decides what follows."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault.error))
        self.fault = fault


def status_fault(error: openai.APIStatusError, where: str, key: str, now: float) -> Fault:
    """The fault behind an HTTP status of 400 and more; `where` is the address as told to users."""
    body = error.response.text
    wait = asked_wait(error.response.headers, now)
    fault = coded_fault(error.status_code, body, where, key, wait)
    stated = error.response.headers.get("x-should-retry", "").strip().lower()
    if stated in {"true", "false"} and not isinstance(fault.error, QuotaError):
        retry = stated == "true"
        return Fault(fault.error, retry, wait, fault.slow_down, fault.status, body)
    return fault


def coded_fault(status: int, body: str, where: str, key: str, wait: float | None = None) -> Fault:
    """The fault that `status` and the text beside it come to."""
    words = server_words(body, key)
    said = f"{status}: {words}" if words else str(status)
    lowered = body.lower()
    if status in {402, 403, 429} and (status == 402 or _QUOTA.search(lowered)):
        told = f"the account at {where} has no credit left ({said}); add credit, then run it again"
        return Fault(QuotaError(told), False, None, False, status, body)
    if status in {401, 403}:
        told = f"{where} does not accept the key ({said}); set OPENAI_API_KEY to one that it knows"
        return Fault(AuthenticationError(told), False, None, False, status, body)
    if status == 429:
        told = f"{where} asks for fewer requests ({said}); wait, or use a lower --concurrency"
        return Fault(RateLimitError(told), True, wait, True, status, body)
    if status >= 500 or status in _PASSING:
        told = f"{where} failed ({said}); try again later"
        return Fault(ServerError(told), True, wait, wait is not None, status, body)
    return Fault(_rejection(status, said, lowered, where), False, None, False, status, body)


def _rejection(status: int, said: str, lowered: str, where: str) -> RejectedRequestError:
    if status == 413 or _TOO_LONG.search(lowered):
        return PromptTooLongError(f"too long for the model at {where} ({said})")
    if status == 404:
        ending = "" if where.endswith("/v1") else "; addresses usually end in /v1"
        return RejectedRequestError(f"{where} knows no such model or page ({said}){ending}")
    return RejectedRequestError(f"{where} refuses the request ({said})")


def connection_fault(error: BaseException, where: str) -> Fault:
    """The fault behind a connection that was not made, or broke."""
    causes = list(_causes(error))
    names = {type(cause).__name__ for cause in causes}
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        told = f"the certificate of {where} cannot be verified; check the address and the clock"
        return Fault(UnreachableError(told), retry=False)
    if names & {"ConnectError", "ConnectTimeout", "ProxyError"}:
        told = f"no server answers at {where} ({_reason(causes)}); is it running?"
        return Fault(UnreachableError(told), retry=True)
    return Fault(ServerError(f"{where} broke the connection off before its reply"), retry=True)


def silence(error: BaseException, where: str, seconds: float) -> Fault:
    """The fault of a server that took the request and said nothing, or never took it."""
    if any(type(cause).__name__ == "ConnectTimeout" for cause in _causes(error)):
        return connection_fault(error, where)
    told = f"{where} gave no reply within {seconds:.3g} s; a slow server needs a longer --timeout"
    return Fault(UnreachableError(told), retry=True)


def _causes(error: BaseException | None) -> Any:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _reason(causes: list[BaseException]) -> str:
    for cause in reversed(causes):
        if isinstance(cause, OSError) and cause.errno is not None and cause.errno > 0:
            return os.strerror(cause.errno).lower()  # its own words repeat the address
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror.lower()  # of name look-ups, whose numbers are others
    return "no connection"


def server_words(body: str, key: str) -> str:
    """What the server itself says of a failure: one line, short, and without any key."""
    text = _message(body)
    if text.lstrip()[:1] == "<":
        return "a web page"
    text = " ".join(without_key(text, key).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def without_key(text: str, key: str) -> str:
    """`text` with `key`, and whatever looks like one, starred out."""
    if key:
        text = text.replace(key, "***")
    return _KEYLIKE.sub("***", text)


def _message(body: str) -> str:
    import json

    try:
        document = json.loads(body)
    except ValueError:
        return body
    for name in ("error", "message", "detail"):
        while isinstance(document, dict) and name in document:
            document = document[name]
    return document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
