"""The content folder as plain data: facts once, words for each language."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
MEDIA = Path(__file__).parent / "media"
_PICTURE = re.compile(r'\b(?:image|poster) = "([\w-]+)"')
_FRONT_MATTER = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.S)


@dataclass(frozen=True)
class Words:
    """One item in one language: `head` from the front matter, `body` as Markdown."""

    head: dict
    body: str


@dataclass(frozen=True)
class Item:
    kind: str
    slug: str
    facts: dict

    def words(self, language: str) -> Words:
        text = (CONTENT / self.kind / self.slug / f"{language}.md").read_text(encoding="utf-8")
        match = _FRONT_MATTER.match(text)
        if match is None:
            raise ValueError(f"{self.kind}/{self.slug}/{language}.md has no front matter.")
        return Words(tomllib.loads(match[1]), match[2])

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.slug}"


def items(kind: str) -> list[Item]:
    """The items of a kind, by name of their folder."""
    folders = sorted(path.parent for path in (CONTENT / kind).glob("*/facts.toml"))
    return [
        Item(kind, folder.name, tomllib.loads((folder / "facts.toml").read_text(encoding="utf-8")))
        for folder in folders
    ]


def datasets() -> dict[str, dict]:
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((CONTENT / "datasets").glob("*.toml"))
    }


@cache
def texts(name: str, language: str) -> dict:
    """`<name>/<language>.toml`, for texts that belong to no item."""
    return tomllib.loads((CONTENT / name / f"{language}.toml").read_text(encoding="utf-8"))


@cache
def labels(language: str) -> dict[str, dict[str, str]]:
    """Terms by kind and code."""
    merged = dict(texts("taxonomy", language))
    more = CONTENT / "taxonomy" / f"data-labels.{language}.toml"
    merged.update(tomllib.loads(more.read_text(encoding="utf-8")))
    return merged


def picture_files() -> list[Path]:
    return sorted((MEDIA / "pictures").glob("*.webp"))


def pictures_in_texts() -> set[str]:
    """Names of the pictures that stand inside the texts of news, insights, brochures and standard pages."""
    bodies = (path.read_text(encoding="utf-8") for path in CONTENT.glob("*/*/en.md"))
    return {name for body in bodies for name in _PICTURE.findall(body)}
