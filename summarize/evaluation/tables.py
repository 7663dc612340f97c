"""Tables of a TOML file whose fields are what they should be, or are told with file and place."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Table:
    """One table, and where it stands: "evals/gates.toml: [[gate]] 2".

    Each method raises UsageError for a field that is missing or of another kind.
    """

    place: str
    fields: Mapping[str, Any]

    def only(self, known: Iterable[str]) -> None:
        """Refuse a field that is none of `known`."""
        there = sorted(known)
        for name in sorted(set(self.fields) - set(there)):
            told = f"there are: {', '.join(there)}" if there else "nothing can stand here"
            raise self.error(f"{name!r} is not known here; {told}")

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value = self._there(name)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{name} has to be a text in quotation marks, not {_shown(value)}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, one at least."""
        value = self._there(name)
        if not isinstance(value, list) or not value or not all(_is_text(each) for each in value):
            told = f'has to be a list of texts, as in ["one", "two"], not {_shown(value)}'
            raise self.error(f"{name} {told}")
        return tuple(value)

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        """One of the texts `allowed`."""
        value = self._there(name)
        if value not in allowed:
            raise self.error(f"{name} = {_shown(value)}; write one of {', '.join(allowed)}")
        return str(value)

    def number(self, name: str) -> float:
        """A finite number, as written: whole or not."""
        value = self._there(name)
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
        ):
            raise self.error(f"{name} has to be a number, not {_shown(value)}")
        return value

    def truth(self, name: str) -> bool:
        """True or false."""
        value = self._there(name)
        if not isinstance(value, bool):
            raise self.error(f"{name} has to be true or false, not {_shown(value)}")
        return value

    def table(self, name: str, example: str) -> Table:
        """A table in the table, empty where it is left out; `example` shows how one is written."""
        value = self.fields.get(name, {})
        if not isinstance(value, dict):
            raise self.error(f"{name} has to be a table, as in {example}, not {_shown(value)}")
        return Table(f"{self.place}: {name}", value)

    def error(self, told: str) -> UsageError:
        """What is wrong with this table, to be raised."""
        return UsageError(f"{self.place}: {told}")

    def _there(self, name: str) -> Any:
        if name not in self.fields:
            raise self.error(f"lacks {name!r}")
        return self.fields[name]


def read_toml(path: Path) -> Table:
    """The whole file as a table. Raises UsageError for a file that cannot be read as TOML."""
    try:
        return Table(str(path), tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: not TOML: {error}") from error


def tables_of(whole: Table, name: str) -> list[Table]:
    """The tables [[name]] of a file, each with its number as its place."""
    value = whole.fields.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise whole.error(f"write [[{name}]], in double brackets, above each {name}")
    return [
        Table(f"{whole.place}: [[{name}]] {number}", each) for number, each in enumerate(value, 1)
    ]


def table_of(whole: Table, name: str) -> Table | None:
    """The table [name] of a file; None where there is none."""
    if name not in whole.fields:
        return None
    value = whole.fields[name]
    if not isinstance(value, dict):
        raise whole.error(f"write [{name}], in single brackets, once, above what belongs to it")
    return Table(f"{whole.place}: [{name}]", value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, str | int | float | list) else "something else"
