"""What is known of an endpoint by now: forms, parameters, whether it answers, whether it ever will.

Forms are remembered by model and schema, parameters by model; all of it for as long as the process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarize.models.errors import AuthenticationError, QuotaError, UnreachableError

if TYPE_CHECKING:
    from summarize.models.errors import ModelError


@dataclass(slots=True)
class Standing:
    """What is known of one model and one schema."""

    form: int = 0  # index into negotiation.FORMS
    held: bool = False  # a reply in this form has kept the schema


@dataclass(slots=True)
class Manners:
    """What is known of one model's parameters."""

    left_out: set[str] = field(default_factory=set)
    renamed: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Knowledge:
    """What is known of one endpoint."""

    reached: bool = False  # it has answered anything at all
    answered: bool = False  # it has answered with a reply, so the key is right
    given_up: bool = False  # one request found nobody there, after all its attempts
    closed_door: ModelError | None = None  # the error that every further request would meet
    notices: list[str] = field(default_factory=list)  # done otherwise than asked
    _standings: dict[tuple[str, str | None], Standing] = field(default_factory=dict)
    _manners: dict[str, Manners] = field(default_factory=dict)

    def standing(self, model: str, schema_name: str | None) -> Standing:
        """What is known of `model` and a schema."""
        return self._standings.setdefault((model, schema_name), Standing())

    def manners(self, model: str) -> Manners:
        """What is known of the parameters of `model`."""
        return self._manners.setdefault(model, Manners())

    def note(self, text: str) -> None:
        """Keep `text` for the user, once."""
        if text not in self.notices:
            self.notices.append(text)

    def conclude(self, error: ModelError) -> None:
        """Remember what the end of one request says about all others."""
        refused = isinstance(error, AuthenticationError) and not self.answered
        if refused or isinstance(error, QuotaError):
            self.closed_door = error
        if isinstance(error, UnreachableError) and not self.reached:
            self.given_up = True
