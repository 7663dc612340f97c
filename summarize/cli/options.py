"""The options that mean the same in every command, and the settings they come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from summarize.cli.config import apply_config

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE",
        help="A file (.txt .md .html .json .jsonl), a folder, a glob, - for standard input, "
        "OUTLET=PATH to name the outlet, or saved analyses (.analysis.json, or .jsonl from "
        "summarize run --json).",
        show_default=False,
    ),
]
Json = Annotated[
    bool,
    typer.Option(
        "--json", envvar="SUMMARIZE_JSON", show_envvar=False, help="JSON on standard output."
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        envvar="SUMMARIZE_OUTPUT",
        show_envvar=False,
        metavar="DIR",
        help="Write JSON files and the reports into DIR.",
        show_default=False,
    ),
]
OpenPage = Annotated[
    bool,
    typer.Option("--open", help="Show the page that -o DIR writes in your browser."),
]
Prices = Annotated[
    str | None,
    typer.Option(
        "--prices",
        envvar="SUMMARIZE_PRICES",
        show_envvar=False,
        metavar="FILE",
        help="Prices of your own (TOML) over those built in.",
        show_default=False,
    ),
]
Semantic = Annotated[
    bool,
    typer.Option(
        "--semantic",
        envvar="SUMMARIZE_SEMANTIC",
        show_envvar=False,
        help="Match statements by likeness of meaning as well, with a small model on this machine "
        "(extra: semantic). Where --model names a model, that one matches them.",
    ),
]
NoText = Annotated[
    bool,
    typer.Option(
        "--no-text",
        envvar="SUMMARIZE_NO_TEXT",
        show_envvar=False,
        help="Leave the articles' full text out of the JSON; hashes, offsets and quotes stay.",
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        envvar="SUMMARIZE_QUIET",
        show_envvar=False,
        help="No notices, warnings or progress; failures are still told.",
    ),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        envvar="SUMMARIZE_VERBOSE",
        show_envvar=False,
        help="Everything in the reading, and a note on each article.",
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        "--config",
        envvar="SUMMARIZE_CONFIG",
        show_envvar=False,
        metavar="FILE",
        help="Take defaults from this TOML file instead of your own config.toml.",
        show_default=False,
        callback=apply_config,
        is_eager=True,  # its defaults must stand before the other options look for theirs
    ),
]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command was asked for, wherever each option came from."""

    json: bool
    output: str | None
    no_text: bool
    quiet: bool
    verbose: bool
    open_page: bool = False
    semantic: bool = False
