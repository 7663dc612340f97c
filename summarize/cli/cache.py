"""`summarize cache`: what the cache of replies holds, and forgetting it."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.commands import Command
from summarize.cli.options import Prices  # noqa: TC001  (typer reads it at run time)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarize.models.cost import Price
    from summarize.models.inspection import Used

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Replies kept so that nothing is paid for twice: count them, or clear them.",
)

File = Annotated[
    str | None,
    typer.Option(
        "--cache",
        envvar="SUMMARIZE_CACHE",
        show_envvar=False,
        metavar="FILE",
        help="Another file than the one in your cache folder.",
        show_default=False,
    ),
]


@app.command(cls=Command)
def stats(
    cache: File = None,
    prices: Prices = None,
    json: Annotated[bool, typer.Option("--json", help="JSON on standard output.")] = False,
) -> None:
    """Say where the cache is, how large, and what is in it.

    \b
      summarize cache stats
      summarize cache stats --cache project.sqlite
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.cli.documents import json_document
    from summarize.cli.sums import sums
    from summarize.jsonform import to_json
    from summarize.models.cost import load_prices
    from summarize.models.store import default_cache
    from summarize.reports.visible import visible

    table = load_prices(Path(prices) if prices else None)
    path = Path(cache).expanduser() if cache else default_cache()
    models = _models(path, table) if path.exists() else {}
    size = path.stat().st_size if path.exists() else 0
    if json:
        form = {"file": str(path), "bytes": size, "models": to_json(models)}
        sys.stdout.write(json_document(form))
        return
    print(f"{visible(str(path))}: {size / 1e6:.1f} MB" if size else f"{visible(str(path))}: empty")
    for name, used in models.items():
        print(f"model {visible(name)}: {sums(used)}")


def _models(path: Path, prices: Mapping[str, Price]) -> dict[str, Used]:
    import sqlite3

    from summarize.models.inspection import Used
    from summarize.models.store import CacheError, Store

    models: dict[str, Used] = {}
    with closing(Store(path)) as store:
        try:
            for model, reply in store.replies():
                models.setdefault(model, Used()).add(model, reply, prices)
        except (sqlite3.Error, ValueError) as error:
            advice = "clear it with: summarize cache clear"
            raise CacheError(path, f"the cache cannot be read ({error})", advice) from error
    return dict(sorted(models.items()))


@app.command(cls=Command)
def clear(cache: File = None) -> None:
    """Forget all replies kept.

    They will be asked for, and paid, again when they are needed.

    \b
      summarize cache clear
      summarize cache clear --cache project.sqlite
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.models.store import clear_cache, default_cache
    from summarize.reports.visible import visible

    path = Path(cache).expanduser() if cache else default_cache()
    count = clear_cache(path)
    if count is None:
        print(f"{visible(str(path))} was damaged, and is removed")
    else:
        print(f"{visible(str(path))}: {count:,} repl{'y' if count == 1 else 'ies'} cleared")
