"""The relay as a conversation: one request after the other, each reply checked as it comes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from summarize.cli.clipboard import copy
from summarize.cli.pasting import END, Pasted
from summarize.cli.relay_words import describe
from summarize.models.pasted import what_is_wrong
from summarize.models.relay import is_repair, pasted_text
from summarize.reports.visible import visible

if TYPE_CHECKING:
    from summarize.cli.relay_folder import Ask, Progress, RelayFolder


class Talk:
    """One conversation over a relay's folder."""

    def __init__(self, relay: RelayFolder, *, repairs: bool, copies: bool) -> None:
        self._relay = relay
        self._repairs = repairs
        self._copies = copies and sys.stdout.isatty()
        self._pasted = Pasted()

    def run(self) -> Progress | None:
        """Ask until nothing is left to ask; None if the user leaves."""
        progress = self._relay.go_on(repairs=self._repairs)
        print(f"Everything is kept in {visible(str(self._relay.path))}; leave with Ctrl-C.")
        if progress.answered:
            print(f"{progress.answered} answered before.")
        try:
            while progress.waiting:
                ask = progress.waiting[0]
                if not self._ask(ask, progress):
                    return None
                progress = self._relay.go_on(repairs=self._repairs)
                self._tell(ask, progress)
        except KeyboardInterrupt:
            print()
            return None
        return progress

    def _ask(self, ask: Ask, progress: Progress) -> bool:
        """Show one request and take its reply; False if the user leaves."""
        print(f"\n{self._place(progress)}: {visible(ask.what)}")
        file = visible(str(self._relay.prompt_file(ask)))
        if self._copies and copy(pasted_text(ask.request)):
            print(f"The request is on the clipboard (and in {file}).")
            print("Paste it into a new conversation of a chat window.")
        else:
            print(f"The request is in {file}.")
            print("Copy all of it into a new conversation of a chat window.")
        while True:
            text = self._pasted.read(
                f"Paste the answer here, then Enter and a line {END}:",
                lambda text: self._relay.read_reply(ask, text) is not None,
            )
            if text is None:
                print()
                return False
            if not text.strip() and self._relay.reply_file(ask).exists():
                return True  # saved by hand
            if self._relay.read_reply(ask, text) is not None:
                self._relay.save_reply(ask, text)
                return True
            print(f"This answer {what_is_wrong(text) if text.strip() else 'is empty'}.")

    def _tell(self, ask: Ask, progress: Progress) -> None:
        """What came of the reply to `ask`."""
        for file, problem in progress.problems.items():
            print(visible(f"{file}: {problem}"))
        for analysis in progress.analyses:
            if analysis.article.id == ask.about:
                print(visible(describe(analysis)))
        if reason := progress.failed.get(ask.about):
            print(visible(f"{ask.about}: {reason}"))
        if any(each.about == ask.about and is_repair(each.request) for each in progress.waiting):
            print("Some of it cannot be used as it is; the next request says what.")

    def _place(self, progress: Progress) -> str:
        """Which request of how many this is: "3 of 6"; repairs add to the number."""
        waiting = len(progress.waiting)
        several = len(self._relay.plan.articles) > 1
        aligned = any(ask.is_alignment for ask in progress.waiting)
        total = progress.answered + waiting + (several and not aligned)
        return f"{progress.answered + 1} of {total}"
