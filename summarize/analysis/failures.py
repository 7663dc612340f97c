"""An article that no analysis came of, because of the model and not of the article's file."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.articles.types import ArticleError
from summarize.models.errors import AuthenticationError, ModelError, UnreachableError


@dataclass(frozen=True, slots=True)
class UnansweredError(ArticleError):
    """An article for which the model gave no usable reply."""

    error: ModelError

    @property
    def unreached(self) -> bool:
        """Whether there was no model to ask at all: no server, or no key that it takes."""
        return isinstance(self.error, UnreachableError | AuthenticationError)
