"""The quick check never says yes where jsonschema says no."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.conformity import surely_fits, surely_fits_schema
from summarize.schemas import check_document
from tests.analysis.replying import GOOD

V2 = "analysis-reply.v2"
VALUES = st.none() | st.booleans() | st.integers(0, 9) | st.floats(0, 9) | st.text(max_size=3)
ANY = VALUES | st.lists(VALUES, max_size=2) | st.dictionaries(st.text(max_size=3), VALUES)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Each (container, key) in a document."""
    own: list[tuple[Any, Any]]
    if isinstance(value, dict):
        own = [(value, key) for key in value]
    elif isinstance(value, list):
        own = [(value, index) for index in range(len(value))]
    else:
        return []
    return own + [place for container, key in list(own) for place in places(container[key])]


def test_a_good_reply_surely_fits() -> None:
    assert surely_fits(GOOD, V2)


@given(st.data())
def test_one_value_changed_is_judged_as_jsonschema_judges_it(data: st.DataObject) -> None:
    document = deepcopy(GOOD)
    container, key = data.draw(st.sampled_from(places(document)))
    container[key] = data.draw(ANY)
    if surely_fits(document, V2):
        assert check_document(document, V2) == ()


@given(ANY)
def test_nothing_strange_fits(document: Any) -> None:
    assert not surely_fits(document, V2)


@pytest.mark.parametrize("name", ["analysis-reply.v1", "analysis-reply.v2", "align-reply.v1"])
def test_the_reply_schemas_can_be_checked_quickly(name: str) -> None:
    document: dict[str, list[Any]] = {
        "analysis-reply.v1": {each: [] for each in GOOD},
        "analysis-reply.v2": {each: [] for each in GOOD},
        "align-reply.v1": {"groups": []},
    }[name]
    assert surely_fits(document, name)


def test_a_key_too_many_or_too_few_does_not_fit() -> None:
    assert not surely_fits({**GOOD, "more": []}, V2)
    assert not surely_fits({key: value for key, value in GOOD.items() if key != "tone"}, V2)


def test_a_schema_without_a_name_is_checked_as_well() -> None:
    schema = {
        "type": "object",
        "properties": {"harbour": {"$ref": "#/$defs/harbour"}},
        "required": ["harbour"],
        "additionalProperties": False,
        "$defs": {"harbour": {"type": "string"}},
    }
    assert surely_fits_schema({"harbour": "Tarn"}, schema)
    assert not surely_fits_schema({"harbour": 3}, schema)
    assert not surely_fits_schema({"harbour": "Tarn"}, {**schema, "minProperties": 1})
