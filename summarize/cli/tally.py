"""What came of the inputs of one command, and the exit status that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarize.analysis import Analysis
    from summarize.articles import ArticleError
    from summarize.cli.inputs import Outcome
    from summarize.cli.notices import Notices

SOME_FAILED = 3
NO_MODEL = 4


class Tally:
    """Analyses counted, failures kept."""

    def __init__(self) -> None:
        self.analyses = 0
        self.failures: list[ArticleError] = []

    def counted(self, outcomes: Iterable[Outcome], notices: Notices) -> Iterator[Analysis]:
        """Yield the analyses among `outcomes`; failures are told and kept."""
        from summarize.articles import ArticleError

        for outcome in outcomes:
            if isinstance(outcome, ArticleError):
                notices.failure(outcome)
                self.failures.append(outcome)
            else:
                self.analyses += 1
                yield outcome

    @property
    def status(self) -> int:
        """The exit status: 0, 3 where some inputs failed, 4 where no model could be reached."""
        if not self.failures:
            return 0
        unreached = [each for each in self.failures if getattr(each, "unreached", False)]
        # Inputs that could not be read say nothing of the model.
        asked = self.analyses + sum(hasattr(each, "unreached") for each in self.failures)
        return NO_MODEL if unreached and len(unreached) == asked else SOME_FAILED
