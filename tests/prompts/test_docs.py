"""The prompt that docs/prompts.md shows is one that works."""

from __future__ import annotations

import re
from pathlib import Path

from summarize.prompts import article_variables, check_prompts, claim_variables, load_prompt, render
from tests.prompts.making import article, write_prompt

DOCS = Path(__file__).resolve().parents[2] / "docs" / "prompts.md"


def test_the_example_is_sound_and_renders(tmp_path: Path) -> None:
    (example,) = re.findall(r"```markdown\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    write_prompt(tmp_path, example, name="analysis")
    assert check_prompts(tmp_path) == ()
    messages = render(load_prompt("analysis", tmp_path), **article_variables(article()))
    assert "[s1] The ferry" in messages[1][1]


def test_every_variable_is_explained() -> None:
    explained = set(re.findall(r"^\| (`.*?) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    names = {name for cell in explained for name in re.findall(r"`(\w+)`", cell)}
    assert {*article_variables(article()), *claim_variables([["x"]])} <= names
