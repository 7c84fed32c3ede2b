"""Which blocks of a brochure share a page, and how the page looks."""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import cycle

from .content import (
    Block,
    Contact,
    FullPicture,
    KeyFigures,
    Map,
    MemberList,
    Paragraph,
    Part,
    Picture,
    Points,
    Quote,
    Run,
    Runs,
    Subheading,
    Text,
)

# (picture, name of its place) -> the file name under which the layout finds it
LONG_QUOTE = 420  # stands on a page of its own

type Crop = Callable[[Picture, str], str]


class Pages:
    """Turns blocks into what brochure.typ takes; `crop` and `keep` put pictures and drawings beside it."""

    def __init__(self, language: str, marks: dict[str, str], crop: Crop, keep: Callable[[str, bytes], str]):
        self.language, self.marks, self.crop, self.keep = language, marks, crop, keep
        self.looks = cycle(["top", "corner", "bottom"])
        self.figures = cycle(["band", "dark"])
        self.count = 0

    def of(self, blocks: tuple[Block, ...]) -> Iterator[dict]:
        waiting = list(blocks)
        plain = False
        while waiting:
            block = waiting.pop(0)
            page = self._page(block, waiting)
            bare = page["kind"] == "chapter" and page["look"] == "plain"
            yield {**page, "runs_on": plain and bare}
            plain = bare

    def _page(self, block: Block, waiting: list[Block]) -> dict:
        match block:
            case Text():
                return {**self._titled(block), "kind": "chapter", **self._companion(waiting)}
            case FullPicture():
                return {"kind": "picture", **self._tongue(block), "picture": self.picture(block.picture, "full")}
            case KeyFigures():
                return {"kind": "figures", **self._figures(block)}
            case Quote():
                return {"kind": "quote", **self._quote(block)}
            case MemberList():
                return {"kind": "members", **self._titled(block), "groups": [_group(group) for group in block.groups]}
            case Map():
                file = self.keep("map.svg", block.drawing)
                return {"kind": "map", **self._titled(block), "file": file, "alt": block.alt, "caption": block.caption}
            case Contact():
                entries = [{"title": it.title, "lines": lines(it.lines)} for it in block.entries]
                return {"kind": "contact", **self._titled(block), "entries": entries}
        raise TypeError(f"The layout has no page for {type(block).__name__}.")

    def _companion(self, waiting: list[Block]) -> dict:
        """The picture, figures or quote that follow a text, and the look of their page."""
        found = {"look": "plain", "picture": None, "figures": None, "quote": None}
        match waiting[0] if waiting else None:
            case FullPicture() as block:
                look = next(self.looks)
                found |= {"look": look, "picture": {**self.picture(block.picture, look), **self._tongue(block)}}
            case KeyFigures() as block:
                found |= {"look": next(self.figures), "figures": self._figures(block)}
            case Quote() as block if len(block.words) < LONG_QUOTE:
                found |= {"look": "band", "quote": self._quote(block)}
        if found["look"] != "plain":
            waiting.pop(0)
        return found

    def _titled(self, block: Text | MemberList | Map | Contact) -> dict:
        self.count += bool(block.title)
        return {
            **self._tongue(block),
            "number": f"{self.count:02}" if block.title else "",
            "title": block.title,
            "parts": [_part(part, self.count > 0) for part in block.parts],
        }

    def _tongue(self, block: Block) -> dict:
        """The passage's language, the words that say it is not the brochure's, and whether its original has changed."""
        foreign = block.language not in ("", self.language)
        mark = self.marks[block.language] if foreign else ""
        return {"language": block.language, "mark": mark, "behind": block.behind}

    def _figures(self, block: KeyFigures) -> dict:
        figures = [{"number": it.number, "label": it.label} for it in block.figures]
        return {**self._tongue(block), "figures": figures, "source": block.source}

    def _quote(self, block: Quote) -> dict:
        return {**self._tongue(block), "words": block.words, "name": block.name, "role": block.role}

    def picture(self, picture: Picture, shape: str) -> dict:
        return {"file": self.crop(picture, shape), "alt": picture.alt, "caption": picture.caption}


def _group(group) -> dict:
    members = [
        {
            "name": it.name,
            "place": it.place,
            "address": it.address,
            "shown": shown_address(it.address),
            "language": it.language,
        }
        for it in group.members
    ]
    return {"title": group.title, "members": members}


def parts(entries: tuple[Part, ...]) -> list[dict]:
    return [_part(entry) for entry in entries]


def lines(entries: tuple[Runs, ...]) -> list[dict]:
    """Streets, numbers and addresses run left to right in every language that does not write them itself."""
    return [{"runs": _runs(entry), "right_to_left": _is_right_to_left(entry)} for entry in entries]


def _is_right_to_left(runs: Runs) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for run in runs for letter in run.text)


def _part(part: Part, below_heading: bool = True) -> dict:
    return {**_kind_and_words(part, below_heading), "behind": part.behind}


def _kind_and_words(part: Part, below_heading: bool) -> dict:
    match part:
        case Paragraph():
            return {"kind": "paragraph", "items": [_runs(part.runs)]}
        case Subheading() if not below_heading:  # heading levels may not be skipped
            return {"kind": "paragraph", "items": [[{**run, "bold": True} for run in _runs(part.runs)]]}
        case Subheading():
            return {"kind": "subheading", "items": [_runs(part.runs)]}
        case Points():
            return {"kind": "numbers" if part.numbered else "bullets", "items": [_runs(item) for item in part.items]}
    raise TypeError(f"The layout has no part for {type(part).__name__}.")


def _runs(runs: Runs) -> list[dict]:
    return [_run(run) for run in runs if run.text]


def _run(run: Run) -> dict:
    return {
        "text": run.text,
        "bold": run.bold,
        "italic": run.italic,
        "language": run.language,
        "address": run.address,
    }


def shown_address(address: str) -> str:
    """An address as people read it: without protocol and last slash."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
