"""Files of labels from the command line: begin some, check some."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.evaluation.types import GoldEvent

_TEMPLATE = "gold_template"
_EVENT = "bridge-closed"


def begin_gold(folder: str) -> None:
    """Write an event of two short labelled articles into `folder`, to copy from.

    Raises UsageError where the folder holds labels already.
    """
    from summarize.cli.files import made_folder, write_whole
    from summarize.evaluation.gold import LABELS

    path = Path(folder).expanduser()
    if any(path.glob(f"*/{LABELS}")) or (path / LABELS).exists():
        raise UsageError(f"{path} holds labels already; name another folder")
    event, _ = made_folder(str(path / _EVENT))
    for source in sorted(
        files("summarize.cli").joinpath(_TEMPLATE).iterdir(), key=lambda f: f.name
    ):
        write_whole(event / source.name, source.read_text(encoding="utf-8"))
        print(event / source.name)
    print(
        f"An example to copy from. For an event of your own: {path / 'EVENT' / LABELS} beside your"
        f" articles, then: summarize eval check {folder}"
    )


def check_gold(folder: str) -> bool:
    """Print what is wrong with the labels in `folder`, or what they hold; whether all is well."""
    from summarize.evaluation.gold import (
        SECOND,
        GoldError,
        gold_folders,
        load_event,
        repeated_ids,
        unlabelled_folders,
    )
    from summarize.reports.visible import visible

    folders = gold_folders(folder, advice="name the folder: summarize eval check DIR")
    problems = repeated_ids(folders)
    events: list[GoldEvent] = []
    for path in folders:
        try:
            events.append(load_event(path))
            if (path / SECOND).is_file():
                load_event(path, SECOND)
        except GoldError as error:
            problems += error.problems
    unlabelled = () if folders[0] == Path(folder).expanduser() else unlabelled_folders(folder)
    for told in (*problems, *_warnings(folders, unlabelled)):
        print(visible(told))
    if problems:
        return False
    for event in events:
        print(visible(f"{event.id}: {_contents(event)}"))
    return True


def _warnings(folders: Sequence[Path], unlabelled: Sequence[Path]) -> Iterator[str]:
    """What is no mistake and may be none meant: other names, articles that are not labelled."""
    from summarize.evaluation.gold import LABELS
    from summarize.evaluation.label_files import event_id

    for path in folders:
        name, own = event_id(path / LABELS), path.resolve().name
        if name != own:
            yield f"warning: {path / LABELS}: event: {name!r}, and its folder is called {own!r}"
    for path in unlabelled:
        yield f"warning: {path}: articles and no {LABELS}, so that nothing of it is scored"


def _contents(event: GoldEvent) -> str:
    layers = ("claims", "quantities", "attributions", "loaded", "names", "frames", "boilerplate")
    counts: Counter[str] = Counter()
    for article in event.articles:
        for layer in layers:
            labels = getattr(article, layer)
            if labels is not None:
                counts[layer] += len(labels) if isinstance(labels, tuple) else 1
    told = [f"{count} {layer}" for layer, count in counts.items()]
    if event.facts is not None:
        told.append(f"{len(event.facts)} facts")
    missing = [layer for layer in layers if layer not in counts]
    missing += ["facts"] if event.facts is None else []
    left = f"; not labelled, so not scored: {', '.join(missing)}" if missing else ""
    held = ", held out" if event.held_out else ""
    return f"{len(event.articles)} articles{held}; {', '.join(told)}{left}"
