"""What a case may expect of a finding, by layer: its fields, and what each can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args

from summarize.comparison.types import PairRelation
from summarize.text.types import LoadedCategory, Role, Stance

if TYPE_CHECKING:
    from summarize.evaluation.tables import Table

Kind: TypeAlias = "type | tuple[str, ...]"  # a tuple: one of these

FIELDS: Final[dict[str, dict[str, Kind]]] = {
    "claims": {},
    "quantities": {
        "role": get_args(Role),
        "value": float,
        "low": float,
        "high": float,
        "low_open": bool,
        "high_open": bool,
        "unit": str,
        "group": str,
        "scope": str,
        "as_of": str,
        "approximator": str,
        "certainty": ("high", "low"),
    },
    "attributions": {"source": str, "stance": get_args(Stance), "verb": str},
    "loaded": {"category": get_args(LoadedCategory), "in_quote": bool},
    "names": {"entity": str, "label": str, "in_quote": bool},
    "relation": {"relation": get_args(PairRelation)},
}


def expected_of(layer: str, expect: Table) -> dict[str, Any]:
    """What `expect` says of a finding of `layer`. Raises UsageError for what none could be."""
    fields = FIELDS[layer]
    expect.only(fields)
    return {name: _value(expect, name, fields[name]) for name in expect.fields}


def _value(expect: Table, name: str, kind: Kind) -> Any:
    if isinstance(kind, tuple):
        return expect.choice(name, kind)
    if kind is bool:
        return expect.truth(name)
    return expect.number(name) if kind is float else expect.text(name)
