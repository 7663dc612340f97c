"""Versioned prompts: `NAME/vN.md` files, what they declare, and the messages they come to."""

from summarize.prompts.check import check_prompts, release_prompt
from summarize.prompts.registry import load_prompt, prompt_names
from summarize.prompts.render import render
from summarize.prompts.types import Prompt, PromptError, Role
from summarize.prompts.variables import article_variables, claim_variables

__all__ = [
    "Prompt",
    "PromptError",
    "Role",
    "article_variables",
    "check_prompts",
    "claim_variables",
    "load_prompt",
    "prompt_names",
    "release_prompt",
    "render",
]
