"""What an endpoint can do, tried out step by step and told in plain words.

Nothing of a user's is sent: the texts tried are a sentence and a list of made-up ferries.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summarize.models.addresses import is_loopback, is_near
from summarize.models.errors import (
    AuthenticationError,
    ModelError,
    PromptTooLongError,
    QuotaError,
    TruncatedReplyError,
    UnreachableError,
)
from summarize.models.faults import FaultError
from summarize.models.types import Message, Reply, Request

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from summarize.models.endpoint import OpenAIModel

Verdict = Literal["good", "poor", "bad", "unknown"]

SHOWN_MODELS = 12
LIST_SECONDS = 15.0
LONG_WORDS = 5_000  # a long article with instructions and schema; each word is a token or more
WHOLE = 0.9  # of the words must have arrived as tokens
SCHEMA = {
    "type": "object",
    "properties": {
        "harbour": {"type": "string"},
        "passengers": {"type": "integer"},
        "damaged": {"type": "array", "items": {"type": "string", "enum": ["hull", "rudder"]}},
    },
    "required": ["harbour", "passengers", "damaged"],
    "additionalProperties": False,
}
_TEXT = "The ferry left Tarn with 240 passengers and came back with a broken rudder."
_SYSTEM = "Say in JSON from which harbour the ferry left, with how many people, what was damaged."
_FORM_TOLD = {
    "json_schema": "replies keep the form that is asked for (JSON Schema)",
    "json_object_schema": "replies keep the form that is asked for (JSON with a schema)",
    "json_object": "replies keep the form when the prompt shows it as well (JSON mode)",
    "prompt": "replies keep the form when the prompt shows it; the server itself ensures nothing",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one step came to."""

    step: str  # "server", "models", "answer", "form", "length"
    verdict: Verdict
    text: str
    advice: str | None = None  # what to do about it
    unreachable: bool = False  # no model can be reached at all


async def examine(
    endpoint: OpenAIModel, model: str | None, *, quick: bool = False
) -> AsyncIterator[Finding]:
    """Try out `endpoint`, and `model` there if one is named; each finding as it is made.

    Stops after a finding that makes the rest pointless. `quick` leaves out the long text.
    """
    yield _privacy(endpoint)
    names, finding = await _list(endpoint, model)
    yield finding
    if model is None or finding.unreachable:
        return
    answered = True
    async for finding in _answer(endpoint, model, names):
        answered = answered and (finding.step, finding.verdict) != ("answer", "bad")
        yield finding
    if answered and not quick:
        yield await _length(endpoint, model)


def _privacy(endpoint: OpenAIModel) -> Finding:
    where = endpoint.where
    if is_loopback(endpoint.base_url):
        return Finding("server", "good", f"{where} is on this machine: articles stay here")
    if is_near(endpoint.base_url):
        return Finding("server", "good", f"{where} is in your own network: articles go there")
    if where.startswith("http://"):
        return Finding(
            "server",
            "poor",
            f"articles and the key go to {where} unencrypted: anyone on the way can read them",
            "use an address that begins with https://",
        )
    return Finding("server", "good", f"articles go to {where}, encrypted, when you name a model")


async def _list(endpoint: OpenAIModel, model: str | None) -> tuple[tuple[str, ...], Finding]:
    """The models that the server names, and the finding on it."""
    try:
        names = model_names(await endpoint.fetch("/models", LIST_SECONDS))
    except FaultError as error:
        return (), await _list_failed(endpoint, error.fault.error)
    if names is None:
        return (), await _no_list(endpoint)
    if not names:
        return (), Finding("models", "unknown", "the server answers and names no models")
    shown = ", ".join(names[:SHOWN_MODELS])
    more = f" and {len(names) - SHOWN_MODELS} more" if len(names) > SHOWN_MODELS else ""
    advice = None if model else f"to try one: summarize doctor --model {names[0]}"
    key = "" if endpoint.has_key else " and asks for no key"
    text = f"the server answers{key}; its models: {shown}{more}"
    return names, Finding("models", "good", text, advice)


async def _list_failed(endpoint: OpenAIModel, error: ModelError) -> Finding:
    if isinstance(error, UnreachableError):
        advice = "start it, or name another address with --base-url"
        return Finding("models", "bad", str(error), advice, unreachable=True)
    if isinstance(error, AuthenticationError):
        text = str(error)
        if not endpoint.has_key:
            text = f"{endpoint.where} wants a key, and OPENAI_API_KEY is not set"
        return Finding("models", "bad", text, unreachable=True)
    return await _no_list(endpoint)


async def _no_list(endpoint: OpenAIModel) -> Finding:
    """Nothing usable at /models: perhaps the address lacks its last part."""
    if not endpoint.base_url.endswith("/v1"):
        better = f"{endpoint.base_url}/v1"
        try:
            if model_names(await endpoint.fetch(f"{better}/models", LIST_SECONDS)) is not None:
                return Finding(
                    "models",
                    "bad",
                    f"there is a server at {endpoint.where}, but its models are at another address",
                    f"use --base-url {endpoint.where}/v1",
                    unreachable=True,
                )
        except FaultError:
            pass
    return Finding("models", "unknown", "a server answers; it does not say which models it has")


def model_names(body: str) -> tuple[str, ...] | None:
    """The ids in a list of models, None if `body` is no such list."""
    try:
        listed = json.loads(body)["data"]
        return tuple(str(entry["id"]) for entry in listed)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


async def _answer(
    endpoint: OpenAIModel, model: str, names: tuple[str, ...]
) -> AsyncIterator[Finding]:
    started = time.monotonic()
    parameters = {"temperature": 0, "max_tokens": 2_000}
    messages = (Message("system", _SYSTEM), Message("user", _TEXT))
    request = Request(model, messages, "doctor", SCHEMA, parameters)
    try:
        reply = await endpoint.reply(request)
        seconds = time.monotonic() - started
        if not endpoint.known.standing(model, "doctor").held:  # once more, as a run would
            reply = await endpoint.reply(request)
    except ModelError as error:
        yield _no_answer(error, model, names)
        return
    yield Finding("answer", "good", f"{model} answered in {seconds:.1f} s")
    yield _form(endpoint, model, reply)
    if endpoint.known.manners(model).left_out:
        left_out = ", ".join(sorted(endpoint.known.manners(model).left_out))
        text = f"{model} takes no {left_out}: its answers to one question may differ"
        yield Finding("parameters", "poor", text)


def _no_answer(error: ModelError, model: str, names: tuple[str, ...]) -> Finding:
    advice = None
    if names and model not in names:
        advice = f"the server names no {model!r}; it has: {', '.join(names[:SHOWN_MODELS])}"
    closed = isinstance(error, AuthenticationError | QuotaError | UnreachableError)
    return Finding("answer", "bad", str(error), advice, unreachable=closed)


def _form(endpoint: OpenAIModel, model: str, reply: Reply) -> Finding:
    if endpoint.known.standing(model, "doctor").held:
        form = endpoint.form(model, "doctor")
        verdict: Verdict = "poor" if form == "prompt" else "good"
        return Finding("form", verdict, _FORM_TOLD[form])
    if reply.finish_reason == "length":
        text = "the reply went on until it was cut off: the model may be too small for this work"
    else:
        text = "replies do not keep the form that is asked for, so most would be lost"
    return Finding("form", "bad", text, "try a larger model, one that follows instructions")


async def _length(endpoint: OpenAIModel, model: str) -> Finding:
    ferries = " ".join(f"ferry {number} left;" for number in range(LONG_WORDS // 3))
    asked = (Message("user", f"{ferries}\n\nAnswer with one word: what left?"),)
    try:
        reply = await endpoint.reply(Request(model, asked, parameters={"max_tokens": 16}))
        usage = reply.usage
    except PromptTooLongError as error:
        text = f"a text of {LONG_WORDS:,} words is too much for it: {error}"
        return Finding("length", "poor", text, "long articles will be read in parts")
    except TruncatedReplyError as error:
        usage = error.usage
    except ModelError as error:
        return Finding("length", "unknown", f"a long text could not be tried: {error}")
    if usage is None or not usage.input_tokens:
        text = "the server does not say how much it read, so a text that it cuts goes unnoticed"
        return Finding("length", "unknown", text)
    if usage.input_tokens < WHOLE * LONG_WORDS:
        return Finding(
            "length",
            "bad",
            f"of a text of {LONG_WORDS:,} words the server read {usage.input_tokens:,} tokens"
            " and did not say so: long articles would be cut in silence",
            "give the model a larger window, in Ollama: OLLAMA_CONTEXT_LENGTH=16384 ollama serve",
        )
    text = f"a text of {LONG_WORDS:,} words was read whole ({usage.input_tokens:,} tokens)"
    return Finding("length", "good", text)
