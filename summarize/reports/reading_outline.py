"""An Analysis as a reading: what the report on one article shows, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.reports import parts
from summarize.reports.validated import OWN_FINDINGS
from summarize.reports.views import ReadingView
from summarize.reports.visible import visible
from summarize.reports.wording import REASONS

if TYPE_CHECKING:
    from summarize.reports.parts import Document


def reading_view(analysis: Document) -> ReadingView:
    """The reading of `analysis`, the public JSON of an Analysis."""
    article, framing, claims = analysis["article"], analysis["framing"], analysis["claims"]
    name = parts.display_name(article)
    own = [each for each in framing["loaded_language"] if not each["in_quote"]]
    attributed = sum(claim["attribution"] is not None for claim in claims)
    direct = sum(use["quotation"] != "indirect" for use in analysis["sourcing"])
    return ReadingView(
        heading=parts.heading(article, name, article["words"]),
        warnings=tuple(map(visible, analysis["warnings"])),
        summary=tuple(
            (visible(each["text"]), parts.passages(each["evidence"]))
            for each in analysis["summary"]
        ),
        claims=tuple(
            parts.statement(claim, name)
            for claim in sorted(claims, key=lambda claim: -claim["salience"])
        ),
        names=parts.own_names(name, analysis["names"]),
        wording=parts.wording(
            name,
            framing["loaded_language"],
            len(own),
            1000 * len(own) / article["words"] if article["words"] else 0.0,
        ),
        frames=parts.frames(name, framing["frames"]),
        tone=parts.tone(name, framing["tone"]),
        sourcing=parts.sourcing(
            name, analysis["sourcing"], attributed, len(claims) - attributed, direct
        ),
        rejected=tuple(
            visible(f"{each['what']}: “{each['quote']}”: {REASONS[each['reason']]}")
            for each in analysis["rejected"]
        ),
        footer=parts.footer([analysis["engine"]], OWN_FINDINGS),
    )
