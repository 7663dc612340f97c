"""Articles: whatever they come in, read into text, sentences and metadata."""

from summarize.articles.identity import slugify
from summarize.articles.inputs import Input, expand, is_analysis
from summarize.articles.read import MAX_BYTES, read_articles, read_input
from summarize.articles.sentences import segment
from summarize.articles.types import Article, ArticleError, Sentence, SentenceKind

__all__ = [
    "MAX_BYTES",
    "Article",
    "ArticleError",
    "Input",
    "Sentence",
    "SentenceKind",
    "expand",
    "is_analysis",
    "read_articles",
    "read_input",
    "segment",
    "slugify",
]
