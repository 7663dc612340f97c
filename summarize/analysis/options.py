"""How a language model is asked: everything the user may choose besides its name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PROMPT = "analysis"  # the newest released version


@dataclass(frozen=True)
class ModelOptions:
    """Options of `analyse` and `analyse_all` for a model other than the built-in engine."""

    prompt: str = PROMPT  # "analysis@2"; without a number the newest released version
    prompts: Path | None = None  # a folder of one's own prompts
    base_url: str | None = None  # None: OPENAI_BASE_URL, else OpenAI's
    parameters: Mapping[str, Any] = field(default_factory=dict)  # sampling: {"temperature": 0}
    repeat: int = 0  # number of the same question asked again on purpose
    timeout: float | None = None  # seconds an attempt
    record: Path | None = None  # a file that replies are recorded in
    replay: Path | None = None  # a file or folder of recordings to answer from
    cache: Path | None = None  # None: in the user's cache folder
    use_cache: bool = False  # the command line's default is True
    max_cost: float | None = None  # USD
    prices: Path | None = None  # a price table over the built-in one
    window: int | None = None  # tokens that fit into a request; None: as published, if it is
    show_outlet: bool = False  # tell the model who published the article

    def __post_init__(self) -> None:
        if self.window is not None and self.window < 1:
            raise UsageError(f"a window of {self.window} tokens holds nothing; give 1 or more")
        if self.max_cost is not None and not self.max_cost >= 0:
            raise UsageError(f"--max-cost has to be 0 or more, not {self.max_cost}")
