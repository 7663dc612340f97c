"""What can go wrong between a request and its reply, by what the user can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from summarize.models.types import TokenUsage


class ModelError(SummarizeError):
    """A request got no usable reply. The error is the article's; other articles go on."""

    usage: TokenUsage | None = None  # what was paid all the same: a refusal has its price


class UnreachableError(ModelError):
    """No server answered at the address, or none in the time allowed. Exit code 4 if for all."""


class AuthenticationError(ModelError):
    """The key is missing, wrong or not allowed to use this model. Exit code 4 if for all."""


class QuotaError(ModelError):
    """The account has run out of credit: asking again costs time and changes nothing."""


class RejectedRequestError(ModelError):
    """The server refuses the request as it is: an unknown model, a prompt that is too long."""


class PromptTooLongError(RejectedRequestError):
    """The request does not fit the model's window."""


class ServerError(ModelError):
    """The server failed again and again, or answered what is no reply at all."""


class RateLimitError(ServerError):
    """The server went on asking for fewer requests until the time allowed was over."""


class RefusalError(ModelError):
    """The model declined to answer."""


class ContentFilterError(ModelError):
    """The provider's filter stopped the answer."""


class EmptyReplyError(ModelError):
    """The server answered with no choices or no text."""


class TruncatedReplyError(ModelError):
    """The answer was cut at the length allowed."""


class UnusableReplyError(ModelError):
    """No reply was the JSON that was asked for, not even after its repairs."""


class ReplayMissError(ModelError):
    """A recording has no reply to this request; the text names the command that records it."""


class MissingRecordingsError(SummarizeError):
    """A run that may only replay lacks recordings, so nothing is made of it. Exit code 3."""


class BudgetError(ModelError):
    """The next request would pass --max-cost."""
