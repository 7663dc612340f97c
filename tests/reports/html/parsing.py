"""A page as its elements: what a browser would make of it, without one."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = frozenset({"meta", "input", "br", "img", "link", "hr", "source", "embed", "base"})
_SVG_EMPTY = frozenset({"circle", "line", "path", "rect", "use"})


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: tuple[Element, ...]  # the elements around it, outermost first
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """The elements of a page in document order; raises on tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {[each.tag for each in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in {self.get_starttag_text()}"
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, tuple(self._open))
        self.elements.append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _SVG_EMPTY, f"<{tag}/> closes itself only within SVG"
        self.elements.append(Element(tag, {n: v or "" for n, v in attrs}, tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> within <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)

    def all(self, tag: str = "", kind: str = "") -> list[Element]:
        """The elements of this tag and class."""
        return [
            each
            for each in self.elements
            if tag in ("", each.tag) and (not kind or kind in each.classes)
        ]

    def one(self, identity: str) -> Element:
        """The element with this id."""
        (found,) = [each for each in self.elements if each.attributes.get("id") == identity]
        return found


_LOADING = frozenset(
    {"img", "link", "iframe", "object", "embed", "base", "audio", "video", "source"}
)


def loaded_by(page: Page) -> list[str]:
    """Whatever would fetch, run or style from outside the page's own elements; none in ours."""
    found = [each.tag for each in page.elements if each.tag in _LOADING]
    found += [
        f"{each.tag} {name}"
        for each in page.elements
        for name in each.attributes
        if name in {"src", "style"} or name.startswith("on")  # the policy forbids style
    ]
    (style,) = page.all("style")
    return found + [rule for rule in ("url(", "@import") if rule in style.text]
