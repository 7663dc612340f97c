"""Commands as typer makes them, with help and refusals in our own form."""

from __future__ import annotations

import os
import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

# The one class of what the user typed wrongly; typer hands out only this subclass of it.
WrongUseError: type[Exception] = typer.BadParameter.__mro__[1]

_LIST = re.compile(r"\b([A-Z]+) <list\[\w+\]>")  # typer puts the type where the dots belong
_BRACED = re.compile(r"\{([A-Z]+)\}\.\.\.")


class Command(TyperCommand):
    """A command whose help writes ARTICLE... for what may be given more than once."""

    def get_help(self, ctx: Any) -> str:
        """The help, of the same width as typer's."""
        text = _BRACED.sub(r"\1...", super().get_help(ctx))
        return _LIST.sub(lambda found: f"{found[1]}...".ljust(len(found[0])), text)


class GroupWithDefault(TyperGroup):
    """A group that runs its command `default` where none is named: `summarize relay a.txt`."""

    default = ""
    runs_alone = False  # whether it does so with nothing at all behind its name

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default's name where no command is named."""
        if self.runs_alone if not args else self._names_none(args[0]):
            args = [self.default, *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed

    def _names_none(self, first: str) -> bool:
        return first not in self.commands and first not in {"--help", "-h"}


def refusal(error: Any) -> str:
    """What is wrong with the command line, in one line that says where the help is.

    Where a command was called with nothing at all the text is its help, of many lines.
    """
    message: str = error.format_message()
    if "\n" in message:
        return message
    path = error.ctx.command_path if error.ctx else "summarize"
    return f"{_from_environment(error) or message.rstrip('.')}; see: {path} --help"


def _from_environment(error: Any) -> str | None:
    """The variable that a flag had its unusable value from, which typer does not name."""
    parameter = getattr(error, "param", None)
    variable = getattr(parameter, "envvar", None)
    if not getattr(parameter, "is_flag", False) or not isinstance(variable, str):
        return None
    value = os.environ.get(variable)
    return None if value is None else f"{variable} has to be true or false, not {value!r}"
