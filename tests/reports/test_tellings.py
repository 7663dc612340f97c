"""Tellings: facts that one article tells with the doer, or at its head, and another does not."""

from __future__ import annotations

from summarize.reports.tellings import tellings

NAMES = {"a": "Anvil", "b": "Beacon"}


def fact(number: int) -> dict[str, object]:
    claims = [
        {
            "article": article,
            "claim": f"c{number}",
            "text": f"{article} tells {number}",
            "evidence": [{"sentence": "s4", "start": 0}],
        }
        for article in NAMES
    ]
    return {"id": f"f{number}", "text": f"fact {number}", "claims": claims}


def telling(number: int, *told: tuple[str | None, str]) -> dict[str, object]:
    claims = [
        {"article": article, "claim": f"c{number}", "agency": agency, "position": position}
        for article, (agency, position) in zip(NAMES, told, strict=True)
    ]
    return {"fact": f"f{number}", "claims": claims}


def test_doers_come_first_then_places_and_what_is_told_alike_is_left_out() -> None:
    framing = {
        "tellings": [
            telling(1, ("active", "end"), ("passive", "end")),
            telling(2, (None, "lead"), (None, "end")),
            telling(3, ("active", "middle"), ("agentless", "middle")),
        ]
    }
    views = tellings(framing, [fact(1), fact(2), fact(3)], NAMES)
    assert [view.entity for view in views] == ["fact 3", "fact 2"]
    labels = {article: label.note for article, (label,) in views[0].labels}
    assert labels == {
        "Anvil": "(names who acts, active; in the middle)",
        "Beacon": "(names nobody who acts; in the middle)",
    }


def test_a_comparison_of_an_earlier_version_has_none() -> None:
    assert tellings({}, [fact(1)], NAMES) == ()
