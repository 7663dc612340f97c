"""A small prompt of one's own, and an invented article to show to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.articles import Article, segment

if TYPE_CHECKING:
    from pathlib import Path

FERRY = """The ferry Osprey ran aground off Tarn Point. It had left at
noon with 240 passengers.

Read more: how ferries are inspected

The operator denied that the captain had been asleep.
"""

PROMPT = """---
name: brief
version: 1
reply_schema: analysis-reply.v2
purpose: Say it shortly.
changelog: First version.
parameters: {temperature: 0.2}
variables:
  sentences: the sentences
optional:
  title: the headline
---
<!-- system -->
Be brief.

<!-- user -->
{% if title %}{{ title }}: {% endif %}{{ sentences }}
"""


def write_prompt(folder: Path, text: str = PROMPT, name: str = "brief", version: int = 1) -> Path:
    path = folder / name / f"v{version}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def second(text: str = PROMPT) -> str:
    return text.replace("version: 1", "version: 2")


def article(
    text: str = FERRY, *, title: str | None = "Osprey aground", outlet: str | None = "Ledger"
) -> Article:
    return Article("a", outlet, title, "2024-05-16", "en", None, text, segment(text))
