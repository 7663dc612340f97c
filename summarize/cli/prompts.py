"""`summarize prompts`: list, show, compare, render, check and release the versioned prompts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.cli.commands import Command
from summarize.errors import UsageError

if TYPE_CHECKING:
    from summarize.articles import Article
    from summarize.prompts import Prompt, Role

PROBLEMS = 1

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="What a model is asked: list, show, render or check prompts.",
)

Reference = Annotated[
    str, typer.Argument(metavar="NAME@N", help="A prompt; NAME alone is its newest released one.")
]
Folder = Annotated[
    str | None,
    typer.Option(
        "--prompts",
        envvar="SUMMARIZE_PROMPTS",
        show_envvar=False,
        metavar="DIR",
        help="Your own prompts, DIR/NAME/vN.md; names it lacks are taken from those built in.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output.")]


@app.command(name="list", cls=Command)
def list_prompts(prompts: Folder = None, json: Json = False) -> None:
    """All prompts and their versions, with what each is for.

    \b
      summarize prompts list
      summarize prompts list --prompts my-prompts/
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.cli.documents import json_document
    from summarize.prompts import load_prompt, prompt_names
    from summarize.prompts.registry import is_released

    folder = _folder(prompts)
    found = [load_prompt(name, folder) for name in prompt_names(folder)]
    if json:
        listed = [_described(each, is_released(each, folder)) for each in found]
        sys.stdout.write(json_document(listed))
        return
    for prompt in found:
        state = "released" if is_released(prompt, folder) else "draft"
        _write(f"{prompt.reference}  {state}  {prompt.reply_schema}  {prompt.sha256[:12]}\n")
        _write(f"  {prompt.purpose}\n  This version: {prompt.changelog}\n")


@app.command(cls=Command)
def show(reference: Reference, prompts: Folder = None, json: Json = False) -> None:
    """One prompt as it is written, front matter and all.

    \b
      summarize prompts show analysis
      summarize prompts show --json analysis@1
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.cli.documents import json_document
    from summarize.prompts import load_prompt
    from summarize.prompts.registry import is_released

    folder = _folder(prompts)
    prompt = load_prompt(reference, folder)
    if json:
        parts = [{"role": role, "template": text} for role, text in prompt.parts]
        described = _described(prompt, is_released(prompt, folder))
        sys.stdout.write(json_document({**described, "parts": parts}))
    else:
        _write(prompt.source)


@app.command(cls=Command)
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A prompt, as in analysis@1.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    prompts: Folder = None,
) -> None:
    """What changes from A to B, in the prompt and in the schema of the reply.

    \b
      summarize prompts diff analysis@1 analysis@2
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.cli.documents import json_document
    from summarize.prompts import load_prompt
    from summarize.schemas import load_schema

    folder = _folder(prompts)
    a, b = load_prompt(before, folder), load_prompt(after, folder)
    _diff(a.source, b.source, a.reference, b.reference)
    if a.reply_schema != b.reply_schema:
        old, new = (json_document(load_schema(each.reply_schema)) for each in (a, b))
        _diff(old, new, a.reply_schema, b.reply_schema)


@app.command(cls=Command)
def render(
    reference: Reference,
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE", help="As `summarize run` takes it.")
    ],
    prompts: Folder = None,
    outlet: Annotated[
        bool, typer.Option("--outlet", help="Show the model the outlet's name.")
    ] = False,
    json: Json = False,
) -> None:
    """The messages that a model would get, to the letter. Nothing is sent.

    \b
    What would go out for one article:
      summarize prompts render analysis@2 ledger.txt
    The claims of several articles, as the built-in engine finds them:
      summarize prompts render align@1 ledger.txt post.html
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.articles import ArticleError, read_articles
    from summarize.cli.documents import json_line
    from summarize.prompts import load_prompt

    prompt = load_prompt(reference, _folder(prompts))
    read = list(read_articles(articles))
    for each in read:
        if isinstance(each, ArticleError):
            raise UsageError(f"{each.input}: {each.reason}")
    usable = [each for each in read if not isinstance(each, ArticleError)]
    for messages in _rendered(prompt, usable, outlet=outlet):
        if json:
            chat = [{"role": role, "content": text} for role, text in messages]
            sys.stdout.write(json_line({"prompt": prompt.reference, "messages": chat}))
        else:
            for role, text in messages:
                _write(f"<!-- {role} -->\n{text}\n\n")


@app.command(cls=Command)
def check(prompts: Folder = None) -> None:
    """Whether the prompts are sound, and those released are unchanged.

    \b
      summarize prompts check
      summarize prompts check --prompts my-prompts/

    Prints a line for each problem. Exit status: 0 all is well, 1 something is wrong.
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.prompts import check_prompts
    from summarize.prompts.registry import prompt_files
    from summarize.resources import resource_folder

    folder = _folder(prompts)
    problems = check_prompts(folder)
    for problem in problems:
        _write(f"{problem.path}: {problem.message}\n")
    if problems:
        raise typer.Exit(PROBLEMS)
    count = sum(map(len, prompt_files(folder or resource_folder("prompts")).values()))
    print(f"{count} prompt{'' if count == 1 else 's'}, no problems")


@app.command(cls=Command)
def release(reference: Reference, prompts: Folder = None) -> None:
    """Take a version down in lock.json: after that, changing its file is an error.

    \b
      summarize prompts release --prompts my-prompts/ analysis@3
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.prompts import release_prompt

    prompt = release_prompt(reference, _folder(prompts))
    print(f"{prompt.reference} is released: {prompt.sha256}")


def _folder(prompts: str | None) -> Path | None:
    return Path(prompts).expanduser() if prompts else None


def _described(prompt: Prompt, released: bool) -> dict[str, Any]:
    return {
        "prompt": prompt.reference,
        "released": released,
        "sha256": prompt.sha256,
        "reply_schema": prompt.reply_schema,
        "purpose": prompt.purpose,
        "changelog": prompt.changelog,
        "parameters": prompt.parameters,
        "variables": list(prompt.variables),
        "optional": list(prompt.optional),
    }


def _rendered(
    prompt: Prompt, articles: list[Article], *, outlet: bool
) -> list[tuple[tuple[Role, str], ...]]:
    """The messages for each article, or for the claims of all where the prompt takes claims."""
    from summarize.prompts import article_variables, claim_variables
    from summarize.prompts import render as messages_of

    if "claims" in prompt.variables:
        from summarize.analysis import analyse

        claims = [[claim.text for claim in analyse(each).claims] for each in articles]
        return [messages_of(prompt, **claim_variables(claims))]
    return [messages_of(prompt, **article_variables(each, outlet=outlet)) for each in articles]


def _diff(before: str, after: str, name: str, other: str) -> None:
    from difflib import unified_diff

    lines = unified_diff(before.splitlines(), after.splitlines(), name, other, lineterm="")
    _write("".join(f"{line}\n" for line in lines))


def _write(text: str) -> None:
    """`text` as it is, but for what a terminal would obey."""
    from summarize.reports.visible import visible

    if sys.stdout.isatty():
        lines = text.split("\n")
        text = "\n".join(
            line if line.isascii() and line.isprintable() else visible(line) for line in lines
        )
    sys.stdout.write(text)
