"""How an endpoint is told of a schema, and what its refusals say about forms and parameters.

Nothing is asked beforehand: each request goes out in the strictest form not yet refused.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal

from summarize.conformity import surely_fits_schema
from summarize.models.errors import PromptTooLongError, QuotaError, RejectedRequestError
from summarize.strict import as_sent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarize.models.faults import Fault
    from summarize.models.knowledge import Manners
    from summarize.models.types import Request

Form = Literal["json_schema", "json_object_schema", "json_object", "prompt"]
FORMS: tuple[Form, ...] = ("json_schema", "json_object_schema", "json_object", "prompt")
IN_PROMPT = FORMS.index("json_object")  # from here on the prompt itself shows the schema
OWN = frozenset({"model", "messages", "response_format", "stream", "n"})  # never a user's to set

_RENAMED = {"max_tokens": "max_completion_tokens", "max_completion_tokens": "max_tokens"}
_SAMPLING = frozenset(
    {"temperature", "top_p", "top_k", "min_p", "seed", "logprobs"}
    | {"presence_penalty", "frequency_penalty", "reasoning_effort", "verbosity"}
)
_ABOUT_FORM = re.compile(
    r"response_format|json_schema|json_object|structured[ _]outputs?|guided|grammar|'text' or"
)
_UNSUPPORTED = re.compile(
    r"unsupported|not support|unrecogni[sz]ed|unknown|extra inputs|only the default|not permitted"
)
_SHOWN = (
    "Answer with one JSON object and nothing before or after it."
    " It must be valid under this JSON Schema:\n"
)


def request_body(request: Request, form: int, manners: Manners) -> dict[str, Any]:
    """The JSON body of a chat completion: `request` with its schema in the form given."""
    body: dict[str, Any] = {"model": request.model, "messages": _messages(request, form)}
    for name, value in request.parameters.items():
        if name not in manners.left_out:
            body[manners.renamed.get(name, name)] = value
    shape = _response_format(request, form)
    if shape is not None:
        body["response_format"] = shape
    return body


def _response_format(request: Request, form: int) -> dict[str, Any] | None:
    if request.reply_schema is None or FORMS[form] == "prompt":
        return None
    if FORMS[form] == "json_object":
        return {"type": "json_object"}
    schema = as_sent(request.reply_schema)
    if FORMS[form] == "json_object_schema":  # llama.cpp's own, from before json_schema
        return {"type": "json_object", "schema": schema}
    name = re.sub(r"[^A-Za-z0-9_-]", "_", request.schema_name or "reply")[:64]
    return {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}}


def _messages(request: Request, form: int) -> list[dict[str, str]]:
    messages = [{"role": m.role, "content": m.content} for m in request.messages]
    if request.reply_schema is None or form < IN_PROMPT:
        return messages
    # With the instructions, which are the same for every article: providers' caches keep them.
    shown = _SHOWN + json.dumps(request.reply_schema, ensure_ascii=False)
    if messages and messages[0]["role"] == "system":
        messages[0]["content"] += f"\n\n{shown}"
    else:
        messages.insert(0, {"role": "system", "content": shown})
    return messages


def refuses_form(fault: Fault) -> bool:
    """Whether the server says that it does not take the response format.

    llama-cpp-python says so with status 500, so the words decide, not the status.
    """
    if fault.status is None or fault.status == 429 or isinstance(fault.error, PromptTooLongError):
        return False
    return bool(_ABOUT_FORM.search(fault.body.lower()))


def may_refuse_form(fault: Fault) -> bool:
    """Whether the fault could be a refusal of the response format that does not say so."""
    if isinstance(fault.error, PromptTooLongError | QuotaError):
        return False
    if isinstance(fault.error, RejectedRequestError):
        return fault.status in {400, 415, 422}
    return fault.status in {500, 501}


def adapt_parameters(
    fault: Fault, sent: Mapping[str, Any], request: Request, manners: Manners
) -> str | None:
    """Learn from a refusal of the body `sent` which parameter to rename or leave out.

    What was learnt, in words; None if the fault is about something else, or about a parameter
    that is not ours to drop.
    """
    if fault.status not in {400, 422} or not _UNSUPPORTED.search(fault.body.lower()):
        return None
    for name in request.parameters:
        sent_as = name if name in sent else _RENAMED.get(name, name)
        if sent_as not in sent or not _names(fault.body, sent_as):
            continue
        if sent_as == name and name in _RENAMED:
            manners.renamed[name] = _RENAMED[name]
            return f"{request.model} takes {_RENAMED[name]} for {name}"
        if name in _SAMPLING:
            manners.left_out.add(name)
            return f"{request.model} takes no {name} as given: it was left out"
    return None


def _names(body: str, parameter: str) -> bool:
    """Whether a refusal is about `parameter`: its "param" field decides, else its words."""
    stated = re.search(r'"param"\s*:\s*"([^"]+)"', body)
    if stated:
        return stated[1] == parameter
    return bool(re.search(rf"\b{re.escape(parameter)}\b", body))


def keeps_schema(text: str, schema: Mapping[str, Any]) -> bool:
    """Whether `text` is JSON, bare, and valid under `schema`."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if surely_fits_schema(document, schema):
        return True
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema).is_valid(document)  # type: ignore[no-any-return, unused-ignore]
