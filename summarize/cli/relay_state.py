"""What a relay is of, in its folder: relay.json, and the articles as they were read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from summarize.cli.documents import json_document
from summarize.cli.files import safe_name, write_whole
from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from summarize.articles import Article

STATE, ARTICLES = "relay.json", "articles"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a relay is of."""

    model: str  # the name that the recordings are under
    prompt: str  # "analysis@2"
    prompts: str | None  # a folder of one's own prompts
    articles: tuple[str, ...]  # files in articles/, in the order given
    repeat: int = 0  # the number of the same questions asked again on purpose


def begin(
    path: Path,
    articles: Sequence[Article],
    model: str,
    prompt: str,
    prompts: str | None,
    repeat: int = 0,
) -> Plan:
    """The plan of a relay of `articles`, whose files lie in `path` after this.

    Raises UsageError where the folder holds another relay.
    """
    files = {
        f"{number:02d}-{safe_name(article.id)}.json": json_document(_form(article))
        for number, article in enumerate(articles, 1)
    }
    plan = Plan(model, prompt, prompts, tuple(files), repeat)
    folder = path / ARTICLES
    if (path / STATE).exists():
        same = read_state(path)[0] == plan and all(
            (folder / name).is_file() and (folder / name).read_text(encoding="utf-8") == document
            for name, document in files.items()
        )
        if not same:
            raise UsageError(
                f"{path} holds a relay of other articles, another model, prompt or repeat;"
                " name another folder with -o, or delete this one"
            )
        return plan
    folder.mkdir(exist_ok=True)
    for name, document in files.items():
        write_whole(folder / name, document)
    write_state(path, plan, {})
    return plan


def read_state(path: Path) -> tuple[Plan, dict[str, str]]:
    """The plan of the relay in `path`, and the names of its requests' files by their keys.

    Raises UsageError where there is none.
    """
    try:
        state = json.loads((path / STATE).read_text(encoding="utf-8"))
        plan = Plan(
            str(state["model"]),
            str(state["prompt"]),
            state["prompts"] and str(state["prompts"]),
            tuple(_plain(name) for name in state["articles"]),
            int(state.get("repeat", 0)),
        )
        return plan, {str(key): _plain(name) for key, name in state["asked"].items()}
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(
            f"{path} holds no relay; begin one with: summarize relay export ARTICLE... -o DIR"
        ) from error
    except OSError as error:
        raise UsageError(f"{path / STATE}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{path / STATE} is damaged; begin the relay again in another folder: the replies can"
            " be copied there"
        ) from error


def write_state(path: Path, plan: Plan, names: Mapping[str, str]) -> None:
    """Keep the plan, and the names of the requests' files by their keys."""
    state = {
        "model": plan.model,
        "prompt": plan.prompt,
        "prompts": plan.prompts,
        "articles": list(plan.articles),
        "repeat": plan.repeat,
        "asked": dict(names),
    }
    write_whole(path / STATE, json_document(state))


def planned_articles(path: Path, plan: Plan) -> Iterator[Article]:
    """The articles of a relay, as they were read when it was begun."""
    from summarize.articles import ArticleError, read_articles

    for article in read_articles([path / ARTICLES / name for name in plan.articles]):
        if isinstance(article, ArticleError):
            raise UsageError(f"{article.input}: {article.reason}")
        yield article


def _plain(name: object) -> str:
    """`name` if it leads out of no folder. Raises ValueError: somebody else wrote the file."""
    if not isinstance(name, str) or PurePath(name).name != name or "\\" in name:
        raise ValueError(name)
    return name


def _form(article: Article) -> dict[str, str]:
    """The article as a file that reads as the same article."""
    form = {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "language": None if article.language == "und" else article.language,
        "url": article.url,
        "text": article.text,
    }
    return {name: value for name, value in form.items() if value is not None}
