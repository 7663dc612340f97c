"""Replies of a chat window on the two articles of `running`, and requests told apart."""

from __future__ import annotations

import json
from typing import Any

ARRAYS = ("claims", "summary", "names", "loaded_language", "sources", "frames", "tone")


def claim(text: str, sentence: str, source: str | None = None) -> dict[str, Any]:
    """A claim of analysis@2; with a source it is asserted."""
    return {
        "sentences": [sentence],
        "text": text,
        "source": source,
        "speech_verb": source and "said",
        "stance": source and "asserted",
        "salience": 4,
    }


def analysis(*claims: dict[str, Any]) -> str:
    """A reply with `claims` and nothing else."""
    return json.dumps({name: [] for name in ARRAYS} | {"claims": claims}, ensure_ascii=False)


LEDGER = analysis(
    claim("The ship had left Millhaven with 240 passengers.", "s3"),
    claim("Mara Lund said they felt a blow and fell.", "s4", "Mara Lund"),
)
POST = analysis(
    claim("The ship had left Millhaven with 240 passengers on board.", "s3"),
    claim("Blue Line will hold an inquiry.", "s4"),
)
INVENTED = POST.replace("240", "250")
ALIGNED = json.dumps(
    {
        "groups": [
            {
                "what": "what came after the blow",
                "claims": ["A2", "B2"],
                "agreement": [{"a": "A2", "b": "B2", "relation": "contradict"}],
            }
        ]
    }
)
