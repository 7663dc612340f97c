"""Gold in folders: which events there are, and each with its labels and articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from summarize.articles import Article, read_articles
from summarize.errors import UsageError
from summarize.evaluation.label_files import GoldError, event_id, read_labels
from summarize.evaluation.labels import placed_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.evaluation.types import GoldEvent

__all__ = [
    "LABELS",
    "SECOND",
    "GoldError",
    "gold_folders",
    "load_event",
    "load_gold",
    "repeated_ids",
    "unlabelled_folders",
]

LABELS = "labels.yaml"
SECOND = "second.yaml"  # of a second annotator
_SUFFIXES = (".md", ".txt", ".html", ".htm", ".json")


def gold_folders(
    folder: Path | str, *, advice: str = "name the folder with --gold"
) -> tuple[Path, ...]:
    """The folders of events in `folder`, sorted by name; itself, if it holds labels.

    A file of labels stands for its folder. Raises UsageError, with `advice`, if there is none.
    """
    root = Path(folder).expanduser()
    if root.name in (LABELS, SECOND) and root.is_file():
        root = root.parent
    if (root / LABELS).is_file():
        return (root,)
    found = tuple(sorted(path.parent for path in root.glob(f"*/{LABELS}")))
    if not found:
        raise UsageError(
            f"{root}: no labelled events (EVENT/{LABELS}) here; {advice},"
            " or begin one with: summarize eval init DIR"
        )
    return found


def unlabelled_folders(folder: Path | str) -> tuple[Path, ...]:
    """The folders in `folder` that hold articles and no labels, sorted by name."""
    root = Path(folder).expanduser()
    return tuple(
        path
        for path in sorted(root.glob("*/"))
        if path.is_dir() and not (path / LABELS).is_file() and _article_files(path)
    )


def load_gold(folder: Path | str, events: Iterable[str] = ()) -> tuple[GoldEvent, ...]:
    """The events below `folder`, or those of them that `events` names, sorted by id.

    Of the other events no more than the id is read. Raises UsageError for an event that is not
    there, GoldError for labels that cannot be used and for two events of one id.
    """
    ids = {path: event_id(path / LABELS) for path in gold_folders(folder)}
    wanted = tuple(dict.fromkeys(events))
    known = sorted(set(ids.values()))
    for name in wanted:
        if name not in known:
            raise UsageError(f"{folder}: no event {name!r}; there are: {', '.join(known)}")
    chosen = [path for path, name in ids.items() if not wanted or name in wanted]
    if problems := repeated_ids(chosen):
        raise GoldError(problems)
    return tuple(sorted((load_event(path) for path in chosen), key=lambda each: each.id))


def repeated_ids(folders: Sequence[Path]) -> list[str]:
    """A line for each of `folders` whose event has the id of an earlier one's."""
    problems, first = [], dict[str, Path]()
    for path in folders:
        name = event_id(path / LABELS)
        if name in first:
            problems.append(
                f"{path / LABELS}: event: {name!r} is the event of {first[name] / LABELS}, too;"
                " give each an id of its own"
            )
        first.setdefault(name, path)
    return problems


def load_event(folder: Path, labels: str = LABELS) -> GoldEvent:
    """The event in `folder`, labelled by its file `labels`. Raises GoldError."""
    path = folder / labels
    form, digest = read_labels(path)
    articles = _articles(folder / form.get("folder", "."), path)
    return placed_labels(form, {article.id: article for article in articles}, path, digest)


def _articles(folder: Path, labels: Path) -> list[Article]:
    files = _article_files(folder)
    if not files:
        raise GoldError([f"{labels}: no articles ({', '.join(_SUFFIXES)}) in {folder}"])
    read = list(read_articles(files))
    problems = [f"{each.input}: {each.reason}" for each in read if not isinstance(each, Article)]
    if problems:
        raise GoldError(problems)
    return [each for each in read if isinstance(each, Article)]


def _article_files(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.glob("*")
        if file.suffix.lower() in _SUFFIXES and not file.name.endswith(".analysis.json")
    )
