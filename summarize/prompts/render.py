"""A prompt and its variables to messages, by Jinja in a sandbox; values are never templates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from summarize.prompts.types import PromptError

if TYPE_CHECKING:
    from summarize.prompts.types import Prompt, Role


def render(prompt: Prompt, **variables: Any) -> tuple[tuple[Role, str], ...]:
    """The messages of `prompt` as (role, text), in order.

    A variable that `prompt` does not declare is not shown to it, so that one set of variables
    serves several prompts. Raises PromptError where one is missing or the template fails.
    """
    from jinja2 import TemplateError

    missing = [name for name in prompt.variables if name not in variables]
    if missing:
        raise PromptError(f"{prompt.reference} needs the variables {', '.join(missing)}")
    known = dict.fromkeys(prompt.optional) | {
        name: variables[name] for name in (*prompt.variables, *prompt.optional) if name in variables
    }
    try:
        return tuple((role, _template(text).render(known).strip()) for role, text in prompt.parts)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise PromptError(f"{prompt.reference} cannot be rendered: {error}") from error


def used_variables(template: str) -> frozenset[str]:
    """The variables that `template` reads. Raises PromptError where it is no template."""
    from jinja2 import TemplateSyntaxError, meta

    try:
        return frozenset(meta.find_undeclared_variables(_environment().parse(template)))
    except TemplateSyntaxError as error:
        raise PromptError(
            f"line {error.lineno} of a part is no template: {error.message}"
        ) from error


@cache
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _template(text: str) -> Any:
    return _environment().from_string(text)
