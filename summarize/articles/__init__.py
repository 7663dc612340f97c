"""Articles: whatever they come in, read into text, sentences and metadata."""

from summarize.articles.sentences import segment
from summarize.articles.types import Article, ArticleError, Sentence, SentenceKind

__all__ = ["Article", "ArticleError", "Sentence", "SentenceKind", "segment"]
