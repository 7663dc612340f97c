"""Public JSON to make pages of: a sample, a hostile event, one of many outlets and facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.analysis import analyse
from summarize.articles import Article, read_articles
from summarize.comparison import compare
from summarize.jsonform import to_json
from tests.analysis.making import article
from tests.reports import making

if TYPE_CHECKING:
    from collections.abc import Iterator

Document = dict[str, Any]

SEEDS = Path(__file__).parents[2] / "seeds"
# Each would leave a trace in window.__hacked if the page took it for more than text.
SCRIPT = "<script>window.__hacked = 1</script>"
IMAGE = '<img src="x" onerror="window.__hacked = 2">'
CLOSING = "</script></style></template><script>window.__hacked = 3</script>"
ATTRIBUTE = "\" onmouseover='window.__hacked = 4' autofocus onfocus=\"window.__hacked = 5"
TEMPLATE = "{{7*7}} ${7*7} {% for x in (1, 2) %}{{ self.__init__.__globals__ }}{% endfor %}"
ADDRESS = "javascript:window.__hacked = 6//https://coast.example/"
BIDI = "exe.\u202egnp\u2066 told \u2069\u200f"
LONG = "Donaudampf" * 1_000
HOSTILE = (SCRIPT, IMAGE, CLOSING, ATTRIBUTE, TEMPLATE, ADDRESS, BIDI, LONG)

# Two UTF-16 units a code point, several code points a character, letters of two code points.
EMOJI = """👩‍👩‍👧‍👦🚒 𝔉ire at the Café Re\u0301gence 🎉

🔥🔥 At least 32 people were killed in the cafe\u0301 on Tuesday 🕯️, the mayor of Ansby said. \
“We ran 🏃🏽‍♀️ for our lives,” said Mara Lund, a teacher.

👍🏽 The disastrous blaze e\u0301tonne\u0301 Ansby 𝒜nd its neighbours. About 1,200 people left \
their homes. The so-called “safety” plan failed 💥 spectacularly, Mayor Ida Rooke said.
"""


def sample() -> Document:
    """Three invented reports of a strike, from seeds/: every kind of finding is among theirs."""
    articles = list(read_articles([SEEDS / "transit-strike"]))
    return comparison_of([each for each in articles if isinstance(each, Article)])


def comparison_of(articles: list[Article]) -> Document:
    """The comparison of `articles` in public JSON."""
    return as_json(compare([analyse(each) for each in articles]))


def emoji_reading() -> Document:
    """An article in which code points, UTF-16 units and characters all count differently."""
    return as_json(analyse(article(EMOJI)))


def right_to_left_reading() -> Document:
    """An article in Arabic script."""
    text = "حريق في الميناء\n\nقال رئيس البلدية إن تسعة أشخاص أصيبوا يوم الثلاثاء."
    return as_json(analyse(article(text, language="ar", outlet="صحيفة الساحل")))


def hostile_event() -> Document:
    """An event in whose every free text someone tries to take over the page."""
    ledger = _hostile_analysis(making.ledger(), outlet=SCRIPT, url=ADDRESS)
    post = _hostile_analysis(making.post(), outlet=None, url=f"https://x.example/{ATTRIBUTE}")
    post["article"]["title"] = None
    event = making.comparison()
    event["analyses"] = [ledger, post]
    event["articles"] = [making.heading(ledger), making.heading(post)]
    event["failures"] = [{"input": each, "reason": each} for each in HOSTILE]
    event["warnings"] = list(HOSTILE)
    event["brief"] = [
        {"section": "agreed", "text": each, "facts": ["f1"]}
        for each in (*HOSTILE, " ".join(HOSTILE))
    ]
    for fact, words in zip(event["facts"], HOSTILE, strict=False):
        fact |= {"text": words, "explanation": words}
        fact["pairs"] = [{**each, "reason": words} for each in fact["pairs"]]
    for row in event["names"]:
        row["entity"] = ATTRIBUTE
        row["labels"][0]["label"] = SCRIPT
    for analysis in event["analyses"]:
        key, framing = analysis["article"]["id"], analysis["framing"]
        event["framing"]["frames"][key] = framing["frames"]
        event["framing"]["tone"][key] = framing["tone"]
        event["framing"]["loaded_language"][key] = making.profile(analysis)
        event["sourcing"][key] = making.sources(analysis)
    event["copies"][0]["agency"] = IMAGE
    return event


def _hostile_analysis(analysis: Document, *, outlet: str | None, url: str) -> Document:
    """`analysis` with every free text hostile, and all of HOSTILE within its article's text."""
    of = analysis["article"]
    text = of["text"] + "\n\n" + "\n\n".join(HOSTILE)
    of |= {"text": text, "outlet": outlet, "title": CLOSING, "url": url, "characters": len(text)}
    of["sentences"] = list(_sentences(text))
    spans = [making.evidence(text, each) for each in HOSTILE]
    analysis["engine"] |= {
        "name": "llm",
        "model": SCRIPT,
        "prompt": IMAGE,
        "prompt_sha256": CLOSING,
    }
    analysis["warnings"] = list(HOSTILE)
    analysis["rejected"] = [
        {"what": each, "quote": each, "reason": "quote_not_found"} for each in HOSTILE
    ]
    analysis["names"] += [
        {"entity": each["quote"], "label": each["quote"], "in_quote": False, "evidence": each}
        for each in spans
    ]
    analysis["sourcing"] += [
        making.source_use(text, each["quote"], "other", "direct", ATTRIBUTE) for each in spans
    ]
    analysis["framing"]["loaded_language"] += [
        making.loaded(text, each["quote"], "label", ATTRIBUTE) for each in spans
    ]
    analysis["framing"]["tone"] += [
        {"target": each["quote"], "polarity": "negative", "evidence": [each]} for each in spans
    ]
    return analysis


def _sentences(text: str) -> Iterator[Document]:
    """A sentence a paragraph."""
    start = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        yield {
            "id": f"s{number + 1}",
            "start": start,
            "end": start + len(paragraph),
            "paragraph": number,
            "kind": "prose",
        }
        start += len(paragraph) + 2


def large_event(outlets: int = 12, facts: int = 200) -> Document:
    """`facts` facts, each told by about half of `outlets`; nearest passages where it is not."""
    tellers = [
        [a for a in range(outlets) if (a * 7 + f * 5) % outlets <= f % outlets] or [0]
        for f in range(facts)
    ]
    analyses = [
        _large_analysis(a, [f for f in range(facts) if a in tellers[f]]) for a in range(outlets)
    ]
    claims = [{each["text"]: number for number, each in enumerate(of["claims"])} for of in analyses]
    relations = ("shared", "conflict", "disputed", "update", "unresolved")
    event = making.comparison() | {"undecided": [], "copies": [], "failures": [], "warnings": []}
    event["facts"] = [
        making.fact(
            f"f{f + 1}",
            relations[f % 5] if len(told) > 1 else "single",
            [(analyses[a], claims[a][_told(a, f)]) for a in told],
            f"Reports on quarter {f} give figures that need not exclude each other.",
            not_found_in=[_not_found(analyses[a], f) for a in range(outlets) if a not in told],
        )
        for f, told in enumerate(tellers)
    ]
    for fact in event["facts"]:
        del fact["pairs"][3:]
    event["analyses"] = analyses
    event["articles"] = [making.heading(of) for of in analyses]
    keys = [of["article"]["id"] for of in analyses]
    event["framing"] = {
        "frames": {key: [] for key in keys},
        "tone": {key: [] for key in keys},
        "loaded_language": {
            key: making.profile(of) for key, of in zip(keys, analyses, strict=True)
        },
    }
    event["sourcing"] = {key: making.sources(of) for key, of in zip(keys, analyses, strict=True)}
    event["names"] = []
    return event


def _told(outlet: int, fact: int) -> str:
    figure = 100 + fact + outlet % 3
    return f"About {figure} people left their homes in quarter {fact} on Tuesday night"


def _large_analysis(outlet: int, facts: list[int]) -> Document:
    said = [f"{_told(outlet, each)}, the mayor said. A disastrous rain fell." for each in facts]
    text = "\n\n".join(["Rain drives thousands from their homes", *said])
    claims = [
        making.claim(
            f"c{number}",
            text,
            _told(outlet, each),
            says={
                "source": "the mayor",
                "verb": "said",
                "stance": "reported",
                "evidence": making.evidence(text, "said"),
            },
            quantities=(
                making.quantity(text, _told(outlet, each)[:16], 100.0 + each, "displaced"),
            ),
        )
        for number, each in enumerate(facts, 1)
    ]
    framing = {
        "frames": [],
        "tone": [],
        "loaded_language": [making.loaded(text, "disastrous", "intensifier", "serious")],
    }
    analysis = making.analysis(
        f"outlet-{outlet}",
        f"Outlet {outlet}",
        "Rain drives thousands from their homes",
        text,
        claims,
        framing=framing,
        sourcing=[making.source_use(text, "the mayor", "official", "indirect", "said")],
    )
    analysis["article"]["sentences"] = list(_sentences(text))
    return analysis


def _not_found(analysis: Document, fact: int) -> Document:
    claims = analysis["claims"]
    near = claims[fact % len(claims)]["evidence"][0] if fact % 2 else None
    return {
        "article": analysis["article"]["id"],
        "nearest": near,
        "similarity": "weak" if near else "none",
    }


def as_json(document: Any) -> Document:
    """The public JSON of an analysis or a comparison."""
    form = to_json(document)
    assert isinstance(form, dict)
    return form
