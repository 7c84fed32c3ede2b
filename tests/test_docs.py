"""What the documentation names exists: links, headings, pictures, make targets."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
PICTURES = ROOT / "docs" / "pictures"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
MOST_LINES = 150
MOST_PICTURE_BYTES = 120 * 1024
MOST_PICTURE_WIDTH = 1280

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def tokens(page: Path):
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        yield from token.children or [token]


def targets(page: Path) -> list[str]:
    """Addresses of links and pictures, without those of other sites."""
    found = [token.attrs.get("href") or token.attrs.get("src") for token in tokens(page)]
    return [unquote(target) for target in found if target and not re.match(r"[a-z]+:", target)]


def anchors(page: Path) -> set[str]:
    """The fragments that GitHub and other viewers give to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_page
def test_links_lead_somewhere(page):
    broken = []
    for target in targets(page):
        path, _hash, fragment = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.is_relative_to(ROOT) or not file.exists() or (fragment and fragment not in anchors(file)):
            broken.append(target)
    assert broken == []


@every_page
def test_pictures_say_what_they_show(page):
    assert [token.attrs["src"] for token in tokens(page) if token.type == "image" and not token.content.strip()] == []


def test_every_picture_is_shown_somewhere():
    shown = {(page.parent / target).resolve() for page in PAGES for target in targets(page) if "#" not in target}
    assert sorted(file.name for file in PICTURES.iterdir() if file not in shown) == []


def test_pictures_are_small():
    for file in PICTURES.iterdir():
        with Image.open(file) as picture:
            assert picture.width <= MOST_PICTURE_WIDTH, file.name
        assert file.stat().st_size <= MOST_PICTURE_BYTES, file.name


def test_the_readme_is_short():
    assert len(README.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_the_readme_and_the_makefile_name_the_same_targets():
    named = set(re.findall(r"\bmake ([a-z]+(?:-[a-z]+)*)", _code_in(README)))
    offered = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert named == offered


@every_page
def test_make_targets_in_the_guides_exist(page):
    offered = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+(?:-[a-z]+)*)", _code_in(page))) <= offered


def _code_in(page: Path) -> str:
    """What stands in code blocks and code marks: "make sure" in a sentence is no command."""
    return "\n".join(token.content for token in tokens(page) if token.type in {"code_inline", "fence"})


def test_the_proofs_of_the_security_page_exist():
    page = ROOT / "docs" / "administrators" / "security.md"
    proofs = set(re.findall(r"`((?:tests|benchmarks)/[\w./]+)`", page.read_text(encoding="utf-8")))

    assert len(proofs) > 30
    assert sorted(proof for proof in proofs if not (ROOT / proof).is_file()) == []


def test_the_security_page_leaves_no_threat_and_no_bad_input_out():
    text = (ROOT / "docs" / "administrators" / "security.md").read_text(encoding="utf-8")
    _before, threats, files, requests = re.split(r"^## (?:Threats|Bad inputs: .*)$", text, flags=re.MULTILINE)

    assert _numbers(threats) == [*range(1, 37)]
    assert sorted(_numbers(files) + _numbers(requests)) == [*range(1, 53)]


def _numbers(part: str) -> list[int]:
    cells = re.findall(r"^\| ([\d, ]+) \|", part, re.MULTILINE)
    return [int(number) for cell in cells for number in cell.split(",")]
