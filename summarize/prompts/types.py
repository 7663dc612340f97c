"""What a prompt is once read: what its front matter declares, and its parts as templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from summarize.errors import UsageError

Role = Literal["system", "user", "assistant"]


class PromptError(UsageError):
    """A prompt file that cannot be used, or a rendering it does not allow; the text says where."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of a prompt."""

    name: str
    version: int
    sha256: str  # of the file's UTF-8 bytes with LF at line ends, hexadecimal
    reply_schema: str  # the name of a file in schemas/: "analysis-reply.v2"
    purpose: str
    changelog: str  # what this version changes
    parameters: dict[str, Any]  # sampling defaults: {"temperature": 0}
    variables: tuple[str, ...]  # what has to be given to `render`
    optional: tuple[str, ...]  # what may be given; None where it is not
    parts: tuple[tuple[Role, str], ...]  # the templates in order
    source: str  # the file's text

    @property
    def reference(self) -> str:
        """What names it: "analysis@2"."""
        return f"{self.name}@{self.version}"
