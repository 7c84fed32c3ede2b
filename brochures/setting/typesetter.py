"""From a brochure's content to its PDF."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from translations.languages import Language
from typesetting import typefaces
from typesetting.compiling import typeset
from typesetting.page_boxes import for_press
from typesetting.palette import TONES
from typesetting.qr import qr_svg

from . import paging, pictures
from .content import BrochureContent, Picture
from .scripts import SCRIPTS

type Edition = Literal["screen", "print"]

LAYOUT = Path(__file__).parent
# A table of contents helps from here on.
MANY_CHAPTERS = 5


def set_brochure(content: BrochureContent, *, edition: Edition) -> bytes:
    """The brochure as PDF/UA-1: for the screen with links, or for the printer with bleed, crop marks and inks.

    Raises the errors of `typesetting.errors`, whose words are for the officer.
    """
    others = sorted(set(_languages(content)) - {"", content.language})
    files = _Files(edition)
    files.texts["main.typ"] = (LAYOUT / "brochure.typ").read_bytes()
    files.texts["house.typ"] = (LAYOUT / "house.typ").read_bytes()
    data = _data(content, edition, others, files)
    files.texts["data.json"] = json.dumps(data, ensure_ascii=False).encode()
    pdf = typeset(files.texts, language=content.language, date=content.published, others=others)
    return for_press(pdf) if edition == "print" else pdf


class _Files:
    """What the layout reads, by name; the same picture at the same place is there once."""

    def __init__(self, edition: Edition):
        self.edition = edition
        self.texts: dict[str, bytes] = {}

    def crop(self, picture: Picture, shape: str) -> str:
        return self.keep("picture.jpg", pictures.cropped(picture, shape, self.edition))

    def keep(self, name: str, content: bytes) -> str:
        stem, _, ending = name.partition(".")
        found = next((known for known, other in self.texts.items() if other is content), None)
        name = found or f"{stem}-{len(self.texts)}.{ending}"
        self.texts[name] = content
        return name


def _languages(value: object) -> Iterator[str]:
    """The languages of all passages."""
    if isinstance(value, tuple):
        for entry in value:
            yield from _languages(entry)
    elif dataclasses.is_dataclass(value):
        yield getattr(value, "language", "")
        for field in dataclasses.fields(value):
            yield from _languages(getattr(value, field.name))


def _data(content: BrochureContent, edition: Edition, others: list[str], files: _Files) -> dict:
    language, labels, cover, back = Language(content.language), content.labels, content.cover, content.back
    pages = paging.Pages(content.language, labels.not_translated, files.crop, files.keep)
    laid = list(pages.of(content.blocks))
    _drawings(content, files)

    def tongue(part) -> dict:
        foreign = part.language not in ("", content.language)
        mark = labels.not_translated[part.language] if foreign else ""
        return {"language": part.language, "mark": mark, "behind": part.behind}

    return {
        "language": content.language,
        "direction": language.direction,
        "edition": edition,
        "script": SCRIPTS[language.script],
        "languages": {code: _language(code) for code in [content.language, *others]},
        "tones": {name: tone.inks if edition == "print" else tone.screen for name, tone in TONES.items()},
        "tint": content.tint,
        "title": content.title,
        "summary": content.summary,
        "network": content.identity.name,
        "version": labels.version,
        "address": content.address,
        "shown_address": paging.shown_address(content.address),
        "labels": {name: getattr(labels, name) for name in ("contents", "newest", "presented_by", "behind")},
        "notice": content.notice,
        "is_summary_behind": content.is_summary_behind,
        "cover": {
            **tongue(cover),
            "title": cover.title,
            "subtitle": cover.subtitle,
            "edition": cover.edition,
            "picture": pages.picture(cover.picture, "cover"),
        },
        "has_contents": pages.count >= MANY_CHAPTERS or bool(content.notice),
        "pages": laid,
        "back": {**tongue(back), "title": back.title, "parts": paging.parts(back.parts), "imprint": back.imprint},
        "partner": _partner(content, files),
    }


def _drawings(content: BrochureContent, files: _Files) -> None:
    identity = content.identity
    files.texts |= {
        "logo.svg": identity.logo,
        "logo-reversed.svg": identity.logo_reversed,
        "sign-pale.svg": pictures.shades(identity.sign, TONES["green-soft"].screen, (0.7, 0.35)),
        "sign-deep.svg": pictures.shades(identity.sign, TONES["paper"].screen, (0.08, 0.08)),
        "code.svg": qr_svg(content.address),
    }


def _partner(content: BrochureContent, files: _Files) -> dict | None:
    partner = content.partner
    if partner is None:
        return None
    ending, data = pictures.logo(partner.logo, partner.name)
    return {
        "name": partner.name,
        "language": partner.language,
        "file": files.keep(f"partner.{ending}", data),
        "lines": paging.lines(partner.lines),
    }


def _language(code: str) -> dict:
    lang, region = typefaces.language_and_region(code)
    return {"lang": lang, "region": region, "fonts": typefaces.families(code)}
