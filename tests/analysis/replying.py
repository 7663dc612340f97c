"""Replies to analysis@2 on the flood of `making`, as a model would give them."""

from __future__ import annotations

import json
from typing import Any

from tests.analysis.making import FLOOD, article

ARTICLE = article(FLOOD, id_="flood", outlet="Ansby Herald")
S1 = "Nine people died and at least 40 were injured when the Lenna burst its banks."
S2 = "Mayor Ida Rooke ordered 2,000 residents out of the lower town."


def claim(text: str, *sentences: str, **credit: Any) -> dict[str, Any]:
    """A claim in the reply's form; `credit` is source, speech_verb, stance, salience."""
    own_voice = {"source": None, "speech_verb": None, "stance": None, "salience": 3}
    return {"sentences": list(sentences), "text": text, **own_voice, **credit}


def reply(**arrays: Any) -> dict[str, Any]:
    """A reply with the arrays given and the others empty."""
    empty: dict[str, Any] = {
        name: []
        for name in ("claims", "summary", "names", "loaded_language", "sources", "frames", "tone")
    }
    return empty | arrays


GOOD = reply(
    claims=[
        claim(
            S1, "s1", source="the mayor of Ansby", speech_verb="said", stance="asserted", salience=5
        ),
        claim(S2, "s2"),
    ],
    summary=[{"sentences": ["s1"], "text": "Nine people died when the Lenna burst its banks."}],
    names=[
        {
            "sentence": "s9",
            "phrase": "“temporary” shelters",
            "label": "temporary",
            "entity": "shelters",
        }
    ],
    loaded_language=[
        {"sentence": "s7", "phrase": "disastrous", "category": "editorial", "neutral": None}
    ],
    sources=[
        {
            "sentence": "s4",
            "source": "Mara Lund",
            "kind": "witness",
            "quotation": "direct",
            "verb": "said",
        }
    ],
    frames=[{"sentences": ["s1", "s5"], "frame": "Health and safety", "weight": "primary"}],
    tone=[],
)


def text_of(document: Any) -> str:
    """A reply as a model writes it."""
    return json.dumps(document, ensure_ascii=False)
