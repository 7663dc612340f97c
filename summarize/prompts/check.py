"""What is wrong with a folder of prompts; above all, whether what was released is unchanged."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from summarize.errors import UsageError
from summarize.prompts.files import read_prompt
from summarize.prompts.registry import LOCK, load_prompt, prompt_files, read_lock
from summarize.prompts.render import render, used_variables
from summarize.prompts.types import PromptError
from summarize.resources import resource_folder
from summarize.schemas import Problem
from summarize.strict import load_reply_schema, strict_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarize.prompts.types import Prompt


def check_prompts(folder: Path | None = None) -> tuple[Problem, ...]:
    """Every problem of the prompts in `folder` (default: this package's), by file; () if none.

    A file has to be readable, to say what its path says, to declare what it uses and to use
    what it declares, and to name a reply schema in the strict subset. Its first part may not
    use variables: providers' caches need the same beginning for every article. A released
    version and its reply schema have to be what they were when lock.json took them down.
    """
    home = folder or resource_folder("prompts")
    problems: list[Problem] = []
    for name, versions in prompt_files(home).items():
        for number in sorted(versions):
            place = f"{name}/v{number}.md"
            try:
                prompt = read_prompt(versions[number])
            except PromptError as error:
                problems.append(Problem(place, str(error).removeprefix(f"{versions[number]}: ")))
                continue
            if prompt.reference != f"{name}@{number}":
                problems.append(Problem(place, f"calls itself {prompt.reference}"))
            problems += (Problem(place, message) for message in _wrong(prompt))
    return (*problems, *_broken_locks(home))


def release_prompt(reference: str, folder: Path | None = None) -> Prompt:
    """Take `reference` down in lock.json: from now on the file may not change.

    Raises UsageError if it has problems, or was released with other contents.
    """
    home = folder or resource_folder("prompts")
    prompt = load_prompt(reference, home)
    if problems := list(_wrong(prompt)):
        raise UsageError(f"{prompt.reference}: {problems[0]}")
    lock = read_lock(home)
    entry = _entry(prompt)
    if lock.get(prompt.reference, entry) != entry:
        raise UsageError(
            f"{prompt.reference} is released and may not change;"
            f" restore it, and write v{prompt.version + 1}.md"
        )
    lock = dict(sorted({**lock, prompt.reference: entry}.items()))
    (home / LOCK).write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")
    return prompt


def _wrong(prompt: Prompt) -> Iterator[str]:
    """What is wrong with one prompt by itself."""
    for field in ("purpose", "changelog"):
        if not getattr(prompt, field):
            yield f"{field!r} is empty"
    yield from _wrong_schema(prompt)
    try:
        uses = [used_variables(text) for _, text in prompt.parts]
    except PromptError as error:
        yield str(error)
        return
    declared = {*prompt.variables, *prompt.optional}
    used = frozenset().union(*uses)
    for name in sorted(used - declared):
        yield f"uses {name!r}, which the front matter does not declare"
    for name in sorted(declared - used):
        yield f"declares {name!r} and does not use it"
    if len(uses) > 1 and uses[0]:
        yield (
            f"the first part uses {', '.join(sorted(uses[0]))}: it has to be the same for every"
            " article, so that providers can keep it"
        )
    if used <= declared:
        try:
            render(prompt, **dict.fromkeys(declared, "x"))
        except PromptError as error:
            yield str(error)


def _wrong_schema(prompt: Prompt) -> Iterator[str]:
    try:
        schema = load_reply_schema(prompt.reply_schema)
    except UsageError as error:
        yield str(error)
        return
    for problem in strict_problems(schema):
        yield f"reply schema {prompt.reply_schema}: {problem.path}: {problem.message}"


def _broken_locks(home: Path) -> Iterator[Problem]:
    """What was released and is gone or no longer the same."""
    try:
        lock = read_lock(home)
    except PromptError as error:
        yield Problem(LOCK, str(error))
        return
    files = prompt_files(home)
    for reference, entry in sorted(lock.items()):
        name, _, number = reference.partition("@")
        path = files.get(name, {}).get(int(number)) if number.isdigit() else None
        if path is None:
            yield Problem(LOCK, f"{reference} was released, and its file is gone: restore it")
            continue
        place = f"{name}/v{number}.md"
        try:
            now = _entry(read_prompt(path))
        except UsageError:
            continue  # told above
        if now["sha256"] != entry.get("sha256"):
            yield Problem(
                place, f"was released and has changed: restore it, and write v{int(number) + 1}.md"
            )
        elif now != entry:
            yield Problem(
                place, f"its reply schema {now['reply_schema']} has changed since it was released"
            )


def _entry(prompt: Prompt) -> dict[str, str]:
    """What lock.json keeps; the order of a schema's properties is the order of the reply."""
    schema = json.dumps(load_reply_schema(prompt.reply_schema), ensure_ascii=False)
    return {
        "sha256": prompt.sha256,
        "reply_schema": prompt.reply_schema,
        "reply_schema_sha256": sha256(schema.encode()).hexdigest(),
    }
