"""Read several outlets' articles on one event and show, with evidence, what each says and how.

The public names below are imported on first use, so that `import summarize` and
`summarize --help` stay quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarize.version import __version__ as __version__

_HOME = {
    "Article": "summarize.articles",
    "ArticleError": "summarize.articles",
    "read_articles": "summarize.articles",
    "Analysis": "summarize.analysis",
    "analyse": "summarize.analysis",
    "analyse_all": "summarize.analysis",
    "Comparison": "summarize.comparison",
    "compare": "summarize.comparison",
}

__all__ = [
    "Analysis",
    "Article",
    "ArticleError",
    "Comparison",
    "analyse",
    "analyse_all",
    "compare",
    "read_articles",
]

if TYPE_CHECKING:
    from summarize.analysis import Analysis, analyse, analyse_all
    from summarize.articles import Article, ArticleError, read_articles
    from summarize.comparison import Comparison, compare


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'summarize' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
