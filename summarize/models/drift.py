"""Which recordings no current prompt would ask for any more.

A prompt's first message is the same for every article, so the prompt that made a request is told
by it and by the reply schema. Given the articles too, the second message is compared as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.prompts import PromptError, article_variables, render
from summarize.prompts.render import used_variables
from summarize.strict import as_sent, load_reply_schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarize.articles.types import Article
    from summarize.models.types import Request
    from summarize.prompts import Prompt

UNKNOWN = "unknown"
_LABEL = re.compile(r"\b\d+ of \d+\b")  # of a part of a long article


@dataclass(frozen=True, slots=True)
class _Current:
    prompt: Prompt
    opening: tuple[str, str]  # role and text of the first message
    schema: dict[str, Any]


class CurrentPrompts:
    """The prompts that there are now, to hold recorded requests against.

    With `articles`, a request has to show one of them, in today's words. Raises PromptError for
    a prompt that cannot be rendered.
    """

    def __init__(self, prompts: Iterable[Prompt], articles: Iterable[Article] = ()) -> None:
        self._current = [_current(prompt) for prompt in prompts]
        # By the code that stands around an article in a message.
        self._articles = {str(article_variables(each)["marker"]): each for each in articles}

    def prompt_of(self, request: Request) -> str:
        """The prompt that asks `request`, as "analysis@2"; "unknown" if none does now."""
        found = self._found(request)
        return found.prompt.reference if found is not None else UNKNOWN

    def drifted(self, request: Request) -> str | None:
        """Why no current prompt asks `request`; None if one does."""
        found = self._found(request)
        if found is not None:
            return self._changed(request, found.prompt)
        alike = [each for each in self._current if each.opening == _opening(request)]
        if alike:
            names = ", ".join(each.prompt.reference for each in alike)
            return f"the reply schema of {names} is another now"
        return "no prompt begins with these instructions"

    def _found(self, request: Request) -> _Current | None:
        schema = as_sent(request.reply_schema or {})
        return next(
            (
                each
                for each in self._current
                if each.opening == _opening(request) and each.schema == schema
            ),
            None,
        )

    def _changed(self, request: Request, prompt: Prompt) -> str | None:
        """What differs behind the first message, where there are articles to tell by."""
        if not self._articles or "claims" in prompt.variables or len(request.messages) < 2:
            return None
        shown = request.messages[1].content
        article = next((a for marker, a in self._articles.items() if marker in shown), None)
        if article is None:
            return "shows none of these articles as they are now"
        if _shows(shown, article, prompt):
            return None
        return f"{prompt.reference} asks in other words now"


def _shows(shown: str, article: Article, prompt: Prompt) -> bool:
    """Whether `shown` is what `prompt` makes of `article`, or of a part of it."""
    labels = _LABEL.findall(shown) if "part" in prompt.optional else []
    for outlet in (False, True):
        for label in (None, *dict.fromkeys(labels)):
            variables = article_variables(article, outlet=outlet, part=label)
            whole = render(prompt, **variables)[1][1]
            if shown == whole or (label and _is_cut_from(shown, whole)):
                return True
    return False


def _is_cut_from(shown: str, whole: str) -> bool:
    """Whether `shown` is `whole` with the article's beginning, its end or both left out.

    Where an article was divided depends on the model's window, so it cannot be done again.
    """
    head = _shared(shown, whole)
    tail = _shared(shown[head:][::-1], whole[::-1])
    return len(shown) < len(whole) and shown[head : len(shown) - tail] in whole


def _shared(a: str, b: str) -> int:
    """How many characters `a` and `b` begin with alike."""
    return next(
        (n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _opening(request: Request) -> tuple[str, str] | None:
    if not request.messages:
        return None
    first = request.messages[0]
    return first.role, first.content


def _current(prompt: Prompt) -> _Current:
    if used_variables(prompt.parts[0][1]):
        raise PromptError(
            f"{prompt.reference}: its first part uses variables; see: summarize prompts check"
        )
    nothing = dict.fromkeys(prompt.variables, "")
    return _Current(prompt, render(prompt, **nothing)[0], load_reply_schema(prompt.reply_schema))
