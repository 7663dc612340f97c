"""Language models behind one protocol: endpoints, recordings, caches, replies pasted by hand."""

from summarize.models.types import Message, Model, Reply, Request, TokenUsage

__all__ = ["Message", "Model", "Reply", "Request", "TokenUsage"]
