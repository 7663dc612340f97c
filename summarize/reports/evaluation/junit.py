"""Reports on evaluations as JUnit XML, the form in which build servers read results of tests.

A suite is an arm; its tests are its gates, which fail, and its events, which are in error where an
article got no analysis. Scores are properties of the suite: the schemas that build servers check
against allow them there, and not in a test. There are no times but those that were recorded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from summarize.reports.evaluation import figures, words

if TYPE_CHECKING:
    from summarize.reports.parts import Document

_FORBIDDEN: Final = re.compile(  # what XML 1.0 has no character for
    "[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
)


def evaluation_junit(report: Document) -> str:
    """The report on `report` (public JSON of an evaluation) as a JUnit XML document."""
    root = Element("testsuites", name="summarize: evaluation")
    names = dict.fromkeys(
        [*(arm["name"] for arm in report["arms"]), *(gate["arm"] for gate in report["gates"])]
    )
    arms = {arm["name"]: arm for arm in report["arms"]}
    for name in names:
        suite = SubElement(root, "testsuite", name=_xml(name))
        if name in arms:
            _properties(suite, arms[name], report)
        for gate in report["gates"]:
            if gate["arm"] == name:
                case = _case(suite, f"{name}.gates", gate["gate"])
                _told(case, None if gate["passed"] else "failure", "gate", gate["detail"])
        for event in arms[name]["events"] if name in arms else ():
            _event(suite, name, event, report)
    return _document(root)


def ab_junit(report: Document) -> str:
    """The report on `report` (public JSON of an A/B) as a JUnit XML document.

    The requirement is a test that fails or not, as the exit status says. Each tested score is a
    test with its verdict as its output, which does not fail: nothing was required of it.
    """
    first, second = (arm["name"] for arm in report["arms"])
    root = Element("testsuites", name="summarize: A/B")
    suite = SubElement(root, "testsuite", name=_xml(f"{second} against {first}"))
    _ab_properties(suite, report)
    if required := report["required"]:
        case = _case(suite, "required", f"{required['requirement']}, margin {required['margin']:g}")
        kind = None if required["passed"] else "failure"
        _told(case, kind, "requirement", required["detail"])
    for name, found in report["differences"].items():
        if found["verdict"] is None:
            continue
        of = report["metrics"][name]
        case = _case(suite, "scores", of["title"])
        told = (
            f"{found['verdict']}: {words.VERDICTS_MEAN[found['verdict']]} {_difference(found, of)}"
        )
        _told(case, None, "score", told)
    for arm in report["arms"]:
        for event in arm["events"]:
            if any(article["failed"] for article in event["articles"]):
                _event(suite, arm["name"], event, report)
    return _document(root)


def _properties(suite: Element, arm: Document, report: Document) -> None:
    found = {"version": report["version"]}
    for group, scores in arm["scores"].items():
        for name, score in scores.items():
            found[f"{group}.{name}"] = figures.plain(score["value"])
    for event in arm["events"]:
        for name, value in event["scores"].items():
            found[f"event.{event['event']}.{name}"] = figures.plain(value)
    _put(suite, found)


def _ab_properties(suite: Element, report: Document) -> None:
    found = {"version": report["version"], "primary": report["primary"]}
    found["verdict"] = report["verdict"]
    for name, each in report["differences"].items():
        for field in ("first", "second", "difference", "low", "high"):
            found[f"{name}.{field}"] = figures.plain(each[field])
    _put(suite, found)
    SubElement(suite, "system-out").text = _xml("\n".join(report["words"]))


def _put(suite: Element, found: dict[str, str]) -> None:
    properties = SubElement(suite, "properties")
    for name, value in found.items():
        SubElement(properties, "property", name=_xml(name), value=_xml(value))


def _event(suite: Element, arm: str, event: Document, report: Document) -> None:
    """An event as a test: in error where an article got no analysis; its scores as its output."""
    case = _case(suite, f"{arm}.events", event["event"])
    failed = [
        f"{article['article']}: {reason}"
        for article in event["articles"]
        for reason in dict.fromkeys(article["failed"])
    ]
    if failed:
        message = "no analysis of " + ", ".join(
            article["article"] for article in event["articles"] if article["failed"]
        )
        error = SubElement(case, "error", type="article", message=_xml(message))
        error.text = _xml("\n".join(failed))
    lines = [
        f"{report['metrics'][name]['title']}: "
        + figures.score(value, share=report["metrics"][name]["kind"] == "share")
        for name, value in event["scores"].items()
        if name in report["metrics"]
    ]
    held = f" ({words.HELD_OUT}: not shown)" if event["missed"] and not event["misses"] else ""
    lines.append(f"differences from the labels: {event['missed']}{held}")
    SubElement(case, "system-out").text = _xml("\n".join(lines))


def _case(suite: Element, of: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=_xml(of), name=_xml(name))


def _told(case: Element, kind: str | None, of: str, detail: str) -> None:
    """`detail` as the output of a test, or as why it failed."""
    if kind is None:
        SubElement(case, "system-out").text = _xml(detail)
    else:
        SubElement(case, kind, type=of, message=_xml(detail)).text = _xml(detail)


def _difference(found: Document, of: Document) -> str:
    share = of["kind"] == "share"
    told = figures.difference(found["difference"], share=share)
    between = figures.difference_interval(found["low"], found["high"], share=share)
    return f"Difference {told} {between}".rstrip() + "."


def _document(root: Element) -> str:
    """The document, its suites and itself counted."""
    for each in (*root, root):
        for attribute, path in (("tests", ""), ("failures", "/failure"), ("errors", "/error")):
            each.set(attribute, str(len(each.findall(f".//testcase{path}"))))
    for suite in root:
        suite.set("skipped", "0")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _xml(text: str) -> str:
    return _FORBIDDEN.sub("", text)
