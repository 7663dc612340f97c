"""`summarize relay`: a language model without a key, by way of a chat window."""

from __future__ import annotations

import sys
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.cli.commands import Command, GroupWithDefault
from summarize.cli.notices import say
from summarize.cli.options import Quiet  # noqa: TC001  (typer reads the annotations)
from summarize.cli.relay_words import import_command, show, tell
from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.articles import Article
    from summarize.cli.relay_folder import RelayFolder

UNUSABLE, SOME_FAILED, LEFT = 1, 3, 130
TALK = "talk"

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE",
        help="A file (.txt .md .html .json .jsonl), a folder, a glob, - for standard input, or "
        "OUTLET=PATH to name the outlet.",
        show_default=False,
    ),
]
Model = Annotated[
    str,
    typer.Option("--model", metavar="NAME", help="What to call the chat window's model."),
]
Prompt = Annotated[
    str, typer.Option("--prompt", metavar="NAME@N", help="The prompt; alone, its newest version.")
]
Prompts = Annotated[
    str | None,
    typer.Option("--prompts", metavar="DIR", help="A folder of your own prompts."),
]
NoRepairs = Annotated[
    bool,
    typer.Option("--no-repairs", help="Ask nothing twice: reject what a reply has wrong."),
]


class RelayGroup(GroupWithDefault):
    """Articles without a command before them begin the conversation."""

    default = TALK


class TalkCommand(Command):
    """The conversation, which is called without a name of its own."""

    def get_help(self, ctx: Any) -> str:
        """The help as of `summarize relay`."""
        return super().get_help(ctx).replace(f" relay {TALK} ", " relay ", 1)


app = typer.Typer(
    cls=RelayGroup,
    rich_markup_mode=None,
    no_args_is_help=True,
    short_help="A language model through a chat window, without a key.",
    help="""A language model through a chat window: no key, only copy and paste.

    \b
    As a conversation in the terminal, which ends with the comparison:
      summarize relay ledger.txt post.html
    With files: write the requests, save each answer beside its request,
    take the answers in, and again until nothing more is asked:
      summarize relay export ledger.txt post.html -o relay/
      summarize relay import relay/

    Nothing is sent anywhere by this program. The articles go where you paste them.
    For the options of the conversation: summarize relay talk --help
    """,
)


@app.command(cls=Command)
def export(
    articles: Articles,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="DIR", help="The relay's folder.", show_default=False
        ),
    ],
    model: Model = "relay",
    prompt: Prompt = "analysis",
    prompts: Prompts = None,
    repeat: Annotated[
        int,
        typer.Option("--repeat", metavar="N", help="Ask the same once more, as repeat N.", min=0),
    ] = 0,
    quiet: Quiet = False,
) -> None:
    """Write one text file a request, ready to paste into a chat window.

    \b
      summarize relay export ledger.txt "Coast Post"=post.html -o relay/

    Paste each .prompt.txt into a conversation of its own, and save the answer beside it under
    the name that is told: 01-ledger.prompt.txt is answered in 01-ledger.reply.txt.
    """  # noqa: D301  (click's own mark: do not rewrap)
    found, failed = _articles_of(articles)
    relay = _made(found, output, model, prompt, prompts, repeat)
    tell(relay, relay.go_on(), quiet=quiet)
    if failed:
        raise typer.Exit(SOME_FAILED)


@app.command(name="import", cls=Command)
def import_(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="The relay's folder.", show_default=False)
    ],
    no_repairs: NoRepairs = False,
    quiet: Quiet = False,
) -> None:
    """Take in the saved answers, check them, and write what has to be asked next.

    \b
      summarize relay import relay/

    An answer may have chatter or a fence around its JSON. What is wrong with it comes as another
    request, twice at most; when all articles are read, one more puts their claims together.
    Exit status 1: an answer cannot be used as it is.
    """  # noqa: D301
    from summarize.cli.relay_folder import RelayFolder

    relay = RelayFolder.open(folder)
    progress = relay.go_on(repairs=not no_repairs)
    tell(relay, progress, quiet=quiet)
    if progress.problems:
        raise typer.Exit(UNUSABLE)
    if progress.failed:
        raise typer.Exit(SOME_FAILED)


@app.command(name=TALK, cls=TalkCommand, hidden=True)
def talk(
    articles: Articles,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="The relay's folder; by default one here, named after the articles' text.",
            show_default=False,
        ),
    ] = None,
    model: Model = "relay",
    prompt: Prompt = "analysis",
    prompts: Prompts = None,
    no_repairs: NoRepairs = False,
    no_copy: Annotated[bool, typer.Option("--no-copy", help="Leave the clipboard alone.")] = False,
) -> None:
    """Go through the requests one by one: paste each into a chat window, and its answer here.

    \b
      summarize relay ledger.txt post.html

    Leave with Ctrl-C or Ctrl-D whenever you like; the same command goes on where you were.
    """  # noqa: D301
    from summarize.cli.relay_talk import Talk

    found, failed = _articles_of(articles)
    relay = _made(found, output or _folder_name(found), model, prompt, prompts)
    conversation = Talk(relay, repairs=not no_repairs, copies=not no_copy)
    progress = conversation.run()
    if progress is None:
        say(f"left; the same command goes on, or: {import_command(relay)}")
        raise typer.Exit(LEFT)
    show(relay, progress)
    if failed or progress.failed:
        raise typer.Exit(SOME_FAILED)


def _articles_of(paths: Sequence[str]) -> tuple[list[Article], int]:
    """The articles that can be read, and how many cannot; UsageError if there is none."""
    from summarize.articles import ArticleError, read_articles

    articles: list[Article] = []
    failed = 0
    for article in read_articles(paths, stdin=getattr(sys.stdin, "buffer", None)):
        if isinstance(article, ArticleError):
            say(f"{article.input}: {article.reason}")
            failed += 1
            continue
        for warning in article.warnings:
            say(f"warning: {warning}")
        articles.append(article)
    if not articles:
        raise UsageError("there is no article to ask about")
    return articles, failed


def _made(
    articles: Sequence[Article],
    folder: str,
    model: str,
    prompt: str,
    prompts: str | None,
    repeat: int = 0,
) -> RelayFolder:
    from pathlib import Path

    from summarize.analysis.options import ModelOptions
    from summarize.analysis.session import analysis_prompt
    from summarize.cli.relay_folder import RelayFolder

    own = str(Path(prompts).expanduser().resolve()) if prompts else None
    chosen = analysis_prompt(ModelOptions(prompt=prompt, prompts=Path(own) if own else None))
    return RelayFolder.make(folder, articles, model, chosen.reference, own, repeat)


def _folder_name(articles: Sequence[Article]) -> str:
    """A name that the same articles have each time: relay-1a2b3c4d."""
    hashes = "".join(f"{article.id} {article.sha256}\n" for article in articles)
    return f"relay-{sha256(hashes.encode()).hexdigest()[:8]}"
