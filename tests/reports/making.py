"""An invented event in public JSON: two analyses and their comparison, offsets and all."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

Document = dict[str, Any]

LEDGER = """Dam gives way above Harrow

At least 32 people were killed when the Brackwater dam gave way on Tuesday, the health \
ministry said.

Rescuers pulled nine villagers from the mud. “We heard a roar and ran,” said Ilse Brandt, a \
baker. The disastrous failure followed a week of rain.

The operator, Norvane Power, denied that it had ignored warnings. About 1,200 people left their \
homes, the mayor said. The dam was built in 1961."""

POST = """Forty dead as Brackwater dam fails

Forty people died when the Brackwater dam failed on Tuesday, police said. Some 1,500 residents \
fled their homes.

Rescuers pulled nine people from the mud by nightfall. Norvane Power ignored warnings from its \
own engineers, a union leader said. Critics slammed the power giant.

The government will meet on Friday."""

LEDGER_ID, POST_ID = "brackwater-ledger", "coast-post"


def evidence(text: str, quote: str) -> Document:
    """The first place of `quote` in `text`; the sentence id is made up from the offset."""
    start = text.index(quote)
    return {
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "sentence": f"s{start // 60 + 1}",
        "match": "exact",
    }


def quantity(text: str, quote: str, value: float | None, role: str, **more: Any) -> Document:
    """A quantity of people with the bounds `value` unless `more` says otherwise."""
    return {
        "value": value,
        "low": value,
        "high": value,
        "low_open": False,
        "high_open": False,
        "approximator": None,
        "unit": "people",
        "role": role,
        "group": None,
        "scope": None,
        "as_of": None,
        "certainty": "high",
        "evidence": evidence(text, quote),
    } | more


def attribution(text: str, source: str | None, verb: str, stance: str = "reported") -> Document:
    """Who says so, with the verb as evidence."""
    return {"source": source, "verb": verb, "stance": stance, "evidence": evidence(text, verb)}


def claim(
    identity: str,
    text: str,
    quote: str,
    *,
    says: Document | None = None,
    quantities: tuple[Document, ...] = (),
    salience: float = 0.5,
) -> Document:
    """A claim that is `quote` itself."""
    return {
        "id": identity,
        "text": quote,
        "evidence": [evidence(text, quote)],
        "attribution": says,
        "quantities": list(quantities),
        "time": None,
        "salience": salience,
        "position": "lead",
        "agency": None,
    }


def analysis(
    identity: str, outlet: str | None, title: str, text: str, claims: list[Document], **more: Any
) -> Document:
    """An analysis of `text` by the extractive engine; `more` replaces whole fields."""
    return {
        "schema": "article-analysis/1",
        "article": {
            "id": identity,
            "outlet": outlet,
            "title": title,
            "published": "2024-05-08",
            "language": "en",
            "url": None,
            "sha256": sha256(text.encode()).hexdigest(),
            "characters": len(text),
            "words": len(text.split()),
            "text": text,
            "sentences": [
                {"id": "s1", "start": 0, "end": len(title), "paragraph": 0, "kind": "title"}
            ],
        },
        "engine": {
            "name": "extractive",
            "model": None,
            "prompt": None,
            "prompt_sha256": None,
            "reply_schema": None,
            "parameters": None,
            "version": "0.1.0",
            "usage": None,
        },
        "summary": [{"text": claims[0]["text"], "evidence": claims[0]["evidence"]}],
        "claims": claims,
        "names": [],
        "framing": {"frames": [], "loaded_language": [], "tone": []},
        "sourcing": [],
        "rejected": [],
        "warnings": [],
    } | more


def ledger() -> Document:
    """The Brackwater Ledger's article: 32 killed, the operator's denial, the rain."""
    text = LEDGER
    killed = quantity(
        text, "At least 32 people were killed", 32, "killed", high=None, approximator="at least"
    )
    left = quantity(
        text, "About 1,200 people", 1200, "displaced", low=1080, high=1320, approximator="about"
    )
    claims = [
        claim(
            "c1",
            text,
            "At least 32 people were killed when the Brackwater dam gave way on Tuesday",
            says=attribution(text, "the health ministry", "said"),
            quantities=(killed,),
            salience=0.9,
        ),
        claim("c2", text, "Rescuers pulled nine villagers from the mud."),
        claim(
            "c3",
            text,
            "The operator, Norvane Power, denied that it had ignored warnings.",
            says=attribution(text, "Norvane Power", "denied", "denied"),
        ),
        claim(
            "c4",
            text,
            "About 1,200 people left their homes",
            says=attribution(text, "the mayor", "said"),
            quantities=(left,),
        ),
        claim("c5", text, "The dam was built in 1961.", salience=0.1),
    ]
    framing = {
        "frames": [
            {
                "frame": "Health and safety",
                "weight": "primary",
                "basis": "cue_words",
                "evidence": [evidence(text, "Rescuers"), evidence(text, "killed")],
            }
        ],
        "loaded_language": [loaded(text, "disastrous", "intensifier", "serious")],
        "tone": [
            {
                "target": "Norvane Power",
                "polarity": "negative",
                "evidence": [evidence(text, "The disastrous failure followed a week of rain.")],
            }
        ],
    }
    return analysis(
        LEDGER_ID,
        "Brackwater Ledger",
        "Dam gives way above Harrow",
        text,
        claims,
        framing=framing,
        names=[
            name_use(text, "Norvane Power", "The operator"),
            name_use(text, "Norvane Power", "Norvane Power"),
        ],
        sourcing=[source_use(text, "Ilse Brandt", "witness", "direct", "said")],
        rejected=[
            {"what": "claim", "quote": "The dam was mined.", "reason": "quote_not_found"},
        ],
        warnings=["brackwater-ledger.txt: not UTF-8, read as Windows-1252"],
    )


def post() -> Document:
    """The Coast Post's article: forty dead, the union's accusation, the meeting."""
    text = POST
    killed = quantity(text, "Forty people died", 40, "killed")
    left = quantity(text, "Some 1,500 residents", 1500, "displaced", approximator="some")
    claims = [
        claim(
            "c1",
            text,
            "Forty people died when the Brackwater dam failed on Tuesday",
            says=attribution(text, "police", "said"),
            quantities=(killed,),
            salience=0.9,
        ),
        claim("c2", text, "Some 1,500 residents fled their homes.", quantities=(left,)),
        claim("c3", text, "Rescuers pulled nine people from the mud by nightfall."),
        claim(
            "c4",
            text,
            "Norvane Power ignored warnings from its own engineers",
            says=attribution(text, None, "said", "hedged"),
        ),
        claim("c5", text, "The government will meet on Friday."),
    ]
    framing = {
        "frames": [],
        "loaded_language": [
            loaded(text, "slammed", "loaded_verb", "criticised"),
            loaded(text, "power giant", "label", None, in_quote=True),
        ],
        "tone": [],
    }
    return analysis(
        POST_ID,
        None,
        "Forty dead as Brackwater dam fails",
        text,
        claims,
        framing=framing,
        names=[name_use(text, "Norvane Power", "power giant")],
        sourcing=[source_use(text, "police", "official", "indirect", "said")],
    )


def loaded(
    text: str, phrase: str, category: str, neutral: str | None, *, in_quote: bool = False
) -> Document:
    """A loaded phrase."""
    return {
        "phrase": phrase,
        "category": category,
        "neutral": neutral,
        "in_quote": in_quote,
        "evidence": evidence(text, phrase),
    }


def name_use(text: str, entity: str, label: str) -> Document:
    """A label put on an entity, once, in the article's own voice."""
    return {"entity": entity, "label": label, "in_quote": False, "evidence": evidence(text, label)}


def source_use(text: str, source: str, kind: str, quotation: str, verb: str) -> Document:
    """One use of a source."""
    return {
        "source": source,
        "kind": kind,
        "quotation": quotation,
        "verb": verb,
        "evidence": evidence(text, source),
    }


def fact(
    identity: str, relation: str, told: list[tuple[Document, int]], explanation: str, **more: Any
) -> Document:
    """A fact of the claims at the places `told`; a pair for each two of them."""
    claims = [
        {"article": of["article"]["id"], "claim": of["claims"][index]["id"]}
        | {key: of["claims"][index][key] for key in _OF_CLAIM}
        for of, index in told
    ]
    pairs = [
        {"a": a["article"], "b": b["article"], "relation": relation, "reason": explanation}
        for number, a in enumerate(claims)
        for b in claims[number + 1 :]
    ]
    return {
        "id": identity,
        "text": claims[0]["text"],
        "relation": relation,
        "figures": None,
        "claims": claims,
        "pairs": pairs,
        "not_found_in": [],
        "texts": len(told),
        "explanation": explanation,
        "confidence": "high",
    } | more


_OF_CLAIM = ("text", "evidence", "quantities", "attribution")


def comparison() -> Document:
    """The two articles side by side: every relation but `update`, a failure and a warning."""
    one, two = ledger(), post()
    facts = [
        fact("f1", "shared", [(one, 1), (two, 2)], "Both tell of nine people pulled out."),
        fact(
            "f2",
            "conflict",
            [(one, 0), (two, 0)],
            "Both say how many were killed, and the figures exclude each other.",
            figures="differ",
        ),
        fact(
            "f3",
            "disputed",
            [(one, 2), (two, 3)],
            "One denies what the other states.",
            confidence="medium",
        ),
        fact(
            "f4",
            "shared",
            [(one, 3), (two, 1)],
            "About 1,200 and some 1,500 need not exclude each other.",
            figures="differ",
            texts=1,
        ),
        fact(
            "f5",
            "single",
            [(one, 4)],
            "",
            not_found_in=[{"article": POST_ID, "nearest": None, "similarity": "none"}],
        ),
        fact(
            "f6",
            "single",
            [(two, 4)],
            "",
            not_found_in=[
                {
                    "article": LEDGER_ID,
                    "nearest": evidence(LEDGER, "Rescuers pulled nine villagers from the mud."),
                    "similarity": "weak",
                }
            ],
        ),
    ]
    return {
        "schema": "comparison/1",
        "articles": [heading(one), heading(two)],
        "analyses": [one, two],
        "failures": [{"input": "third.pdf", "reason": "is a PDF; save its text as .txt"}],
        "facts": facts,
        "undecided": [
            {
                "article": LEDGER_ID,
                "claim": "c2",
                "text": "The disastrous failure followed a week of rain.",
                "evidence": [evidence(LEDGER, "The disastrous failure followed a week of rain.")],
                "near": [
                    {
                        "article": POST_ID,
                        "nearest": evidence(POST, "Critics slammed the power giant."),
                        "similarity": "weak",
                    }
                ],
            }
        ],
        "names": [
            {
                "entity": "Norvane Power",
                "labels": [
                    entity_label(LEDGER_ID, LEDGER, "The operator", 1),
                    entity_label(POST_ID, POST, "power giant", 2),
                ],
            }
        ],
        "framing": {
            "frames": {LEDGER_ID: one["framing"]["frames"], POST_ID: []},
            "tone": {LEDGER_ID: one["framing"]["tone"], POST_ID: []},
            "loaded_language": {LEDGER_ID: profile(one), POST_ID: profile(two)},
        },
        "sourcing": {LEDGER_ID: sources(one), POST_ID: sources(two)},
        "brief": [
            {"section": "agreed", "text": "Nine people were pulled from the mud.", "facts": ["f1"]},
            {
                "section": "differing",
                "text": "Brackwater Ledger gives at least 32 killed, coast-post 40.",
                "facts": ["f2"],
            },
            {"section": "single", "text": "The dam was built in 1961.", "facts": ["f5"]},
        ],
        "copies": [
            {
                "articles": [LEDGER_ID, POST_ID],
                "agency": "Norwire",
                "passages": [evidence(LEDGER, "from the mud")],
            }
        ],
        "warnings": ["coast-post gives no outlet; it counts as one of its own"],
    }


def heading(of: Document) -> Document:
    """An article's column heading."""
    keys = ("id", "outlet", "title", "published", "language", "url", "sha256")
    return {key: of["article"][key] for key in keys}


def entity_label(article: str, text: str, label: str, count: int) -> Document:
    """A label of one article."""
    return {
        "article": article,
        "label": label,
        "count": count,
        "evidence": [evidence(text, label)],
    }


def profile(of: Document) -> Document:
    """An article's loaded language, counted."""
    phrases = of["framing"]["loaded_language"]
    own = sum(not each["in_quote"] for each in phrases)
    return {
        "count": own,
        "in_quotes": len(phrases) - own,
        "per_1000_words": round(1000 * own / of["article"]["words"], 1),
        "items": phrases,
    }


def sources(of: Document) -> Document:
    """Whom an article cites, counted."""
    attributed = sum(each["attribution"] is not None for each in of["claims"])
    return {
        "sources": of["sourcing"],
        "attributed_claims": attributed,
        "unattributed_claims": len(of["claims"]) - attributed,
        "direct_quotes": 1,
        "verbs": {"said": 2},
    }
