"""`summarize doctor`: try an endpoint and say, in plain words, what it can do."""

from __future__ import annotations

import json as json_module
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.cli.options import Config, Json  # noqa: TC001  (typer reads the annotations)
from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from summarize.models.doctor import Finding

FAILED = 1
UNREACHABLE = 4
_SIGNS = {"good": "yes", "poor": "but", "bad": "no", "unknown": "?"}
_INDENT = " " * 12

Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        envvar="SUMMARIZE_MODEL",
        show_envvar=False,
        metavar="NAME",
        help="The model to try; without it the server is only asked which it has.",
        show_default=False,
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        envvar=["SUMMARIZE_BASE_URL", "OPENAI_BASE_URL"],
        show_envvar=False,
        metavar="URL",
        help="The server's address, like http://localhost:11434/v1; else OpenAI's.",
        show_default=False,
    ),
]
Quick = Annotated[
    bool,
    typer.Option("--quick", help="Leave out the long text, which a slow machine reads minutes."),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        min=1,
        help="How long to wait for one answer.",
        show_default=False,
    ),
]


def doctor(
    model: Model = None,
    base_url: BaseUrl = None,
    quick: Quick = False,
    timeout: Timeout = None,
    json: Json = False,
    config: Config = None,  # noqa: ARG001  (read by its callback, before the others)
) -> None:
    """Try a model's server and say what it can do. No article of yours is sent.

    \b
    Is anything there, and which models does it have?
      summarize doctor --base-url http://localhost:11434/v1
    Can this model do the work?
      summarize doctor --base-url http://localhost:11434/v1 --model llama3.1
    The same for OpenAI, with the key in OPENAI_API_KEY:
      summarize doctor --model gpt-4.1-mini

    A few short questions are asked, and one of 5,000 words to see whether long articles are read
    whole, which costs about a cent or less with a paid model (--quick leaves it out).

    Exit status: 0 it can be used, 1 it answers and something is wrong, 4 it cannot be reached.
    """  # noqa: D301  (click's own mark: do not rewrap)
    import asyncio

    named = None if model == "extractive" else model
    try:
        findings = asyncio.run(_examined(base_url, named, timeout, quick=quick, json=json))
    except SummarizeError as error:
        raise _told(error) from error
    if json:
        print(json_module.dumps([_plain(each) for each in findings], ensure_ascii=False, indent=2))
    elif named and all(each.verdict != "bad" for each in findings):
        address = f" --base-url {base_url}" if base_url else ""
        print(f"\nIt can be used: summarize run --model {named}{address} ARTICLE")
    if any(each.unreachable for each in findings):
        raise typer.Exit(UNREACHABLE)
    if any(each.verdict == "bad" for each in findings):
        raise typer.Exit(FAILED)


async def _examined(
    base_url: str | None, model: str | None, timeout: float | None, *, quick: bool, json: bool
) -> list[Finding]:
    from summarize.models.doctor import examine
    from summarize.models.endpoint import OpenAIModel

    endpoint = OpenAIModel(base_url, timeout=timeout, retries=1)
    findings = []
    try:
        async for finding in examine(endpoint, model, quick=quick):
            findings.append(finding)
            if not json:
                _show(finding)
    finally:
        await endpoint.aclose()
    return findings


def _show(finding: Finding) -> None:
    from summarize.reports.visible import visible

    print(f"{finding.step:<8}{_SIGNS[finding.verdict]:<4}{visible(finding.text)}")
    if finding.advice:
        print(f"{_INDENT}{visible(finding.advice)}")
    sys.stdout.flush()  # the next step may take minutes


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "step": finding.step,
        "verdict": finding.verdict,
        "text": finding.text,
        "advice": finding.advice,
    }


def _told(error: SummarizeError) -> Exception:
    """The error itself, or the exit that a missing key comes to, once told."""
    from summarize.cli.notices import say
    from summarize.models.errors import AuthenticationError

    if not isinstance(error, AuthenticationError):
        return error
    say(str(error))
    return typer.Exit(UNREACHABLE)
