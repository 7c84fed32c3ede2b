"""Rich text as the layout takes it: paragraphs, lists and sub-headings of runs."""

from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail.rich_text import RichText

from pages.links import target_of
from translations.languages import canonical

from .content import Paragraph, Part, Points, Run, Runs, Subheading

_HEADINGS = ("h2", "h3", "h4")


class Reader:
    """Reads texts of one brochure. `base` is the address of the site, `mark` says in which language words stand."""

    def __init__(self, language: str, base: str, mark: Callable[[str], str]):
        self.language, self.base, self.mark = language, base, mark

    def parts(self, text: RichText | str | None) -> tuple[Part, ...]:
        html = text.source if isinstance(text, RichText) else (text or "")
        return tuple(self._parts(BeautifulSoup(html, "html.parser")))

    def _parts(self, soup: BeautifulSoup) -> Iterator[Part]:
        for element in soup.find_all(["p", "ul", "ol", *_HEADINGS]):
            if element.name == "p" and element.find_parent("li"):
                continue
            if element.name in ("ul", "ol"):
                items = element.find_all("li", recursive=False)
                if not element.find_parent("li"):
                    yield Points(tuple(self._marked(item) for item in items), numbered=element.name == "ol")
            elif runs := self._marked(element):
                yield Subheading(runs) if element.name in _HEADINGS else Paragraph(runs)

    def _marked(self, leaf: Tag) -> Runs:
        """The words of a leaf; those that nobody has translated say in which language they are."""
        foreign = canonical(leaf.get("lang", "")) or ""
        runs = tuple(self._runs(leaf, Run("", language=foreign or self.language)))
        if foreign and foreign != self.language and runs:
            return (Run(f"{self.mark(foreign)}: ", italic=True, language=self.language), *runs)
        return runs

    def _runs(self, element: Tag, style: Run) -> Iterator[Run]:
        for child in element.children:
            if isinstance(child, NavigableString):
                words = " ".join(str(child).split()) if child.strip() else " "
                before = " " if child[:1].isspace() and child.strip() else ""
                after = " " if child[-1:].isspace() and child.strip() else ""
                yield Run(before + words + after, style.bold, style.italic, style.language, style.address)
            elif child.name == "br":
                yield Run(" ", language=style.language)
            elif child.name not in ("ul", "ol"):
                yield from self._runs(child, self._styled(child, style))

    def _styled(self, element: Tag, style: Run) -> Run:
        bold = style.bold or element.name in ("b", "strong")
        italic = style.italic or element.name in ("i", "em")
        address = self._address(element) if element.name == "a" else style.address
        return Run("", bold, italic, style.language, address)

    def _address(self, link: Tag) -> str:
        if link.get("linktype") == "page":
            target = target_of(int(link.get("id", 0)))
            return self.base + target.url if target else ""
        return link.get("href", "")
