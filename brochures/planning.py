"""What the next version of a brochure consists of, and whether there is anything new in it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.utils import timezone

from assets.inspected import FileState
from assets.models import CustomDocument
from translations.models import Source

from .models import Brochure, BrochureFile, BrochurePage, BrochureVersion, Kind, Origin
from .network import freeze
from .outline import outline_of
from .setting.builder import build, first
from .setting.content import BrochureContent
from .setting.fingerprint import contents_digest, fingerprint

type Cell = tuple[str, str]  # language, edition

_ANY_DAY = "2000-01-01"


@dataclass
class Ingredient:
    """What one edition is made from: the page of its language, or a document."""

    digest: str
    page: BrochurePage | None = None
    document: CustomDocument | None = None

    @property
    def origin(self) -> Origin:
        return Origin.UPLOADED if self.document else Origin.MADE


class Draft:
    """A brochure as it is now: its live pages with a cover, and its uploaded files that are clean.

    `current` is its newest version, or None.
    """

    def __init__(self, brochure: Brochure, current: BrochureVersion | None):
        self.brochure, self.current = brochure, current
        pages = BrochurePage.objects.filter(brochure=brochure, alias_of=None).select_related("locale", "brochure")
        live = pages.filter(live=True, locale__profile__is_public=True)
        self.pages = {page.locale.language_code: page for page in live}
        # Of all languages, drafts too.
        self._keys = dict(pages.values_list("locale__language_code", "translation_key"))
        self._fingerprints: dict[tuple, dict[str, str]] = {}
        self._contents: dict[str, str] = {}
        self.files = list(BrochureFile.objects.filter(brochure=brochure).select_related("document"))

    @cached_property
    def language(self) -> str:
        """That of the original, be it a draft again: as the translations know it, else the site's first one."""
        sources = Source.objects.filter(key__in=self._keys.values())
        known = sources.values_list("locale__language_code", flat=True).first()
        if known in self._keys:
            return known
        last = self.current.language if self.current else ""
        return next((code for code in (settings.LANGUAGE_CODE, *self.pages) if code in self.pages), last)

    @property
    def learns_language(self) -> bool:
        """Whether the newest version was made of uploaded files alone, before there was a page."""
        return bool(self.current and not self.current.language and self.language)

    @cached_property
    def made(self) -> dict[str, BrochurePage]:
        """The pages that are made as PDF."""
        return {code: page for code, page in self.pages.items() if first(page.body, "cover")}

    @property
    def is_withdrawn(self) -> bool:
        """Whether all pages are drafts again. Uploaded files alone go on: share links give them before any page."""
        editions = self.current.by_cell.values() if self.current else ()
        return not self.pages and any(edition.origin == Origin.MADE for edition in editions)

    def is_new(self, plan: dict[str, str]) -> bool:
        """Whether a plan says something else than the newest version, or no longer says it."""
        known = self.current.plan if self.current else {}
        gone = [key for key in known if key not in plan and not self._is_withdrawn(key)]
        return self.current is None or bool(gone) or not plan.items() <= known.items()

    def _is_withdrawn(self, key: str) -> bool:
        """Whether the page of a made edition is a draft again: that closes its files, and changes none of them."""
        code, kind = key.split("/")
        edition = self.current.by_cell.get((code, kind))
        return code in self._keys and code not in self.pages and (edition is None or edition.origin == Origin.MADE)

    @property
    def is_ready(self) -> bool:
        """False while a file or a picture waits for its inspection."""
        shown = ("cover", "picture")
        values = [child.value for page in self.made.values() for child in page.body if child.block_type in shown]
        images = (value["image"] for value in values if value["image"])
        return not any(image.state == FileState.PENDING for image in images) and not any(
            file.document.state == FileState.PENDING for file in self.files
        )

    @cached_property
    def is_original_changed(self) -> bool:
        """Whether all editions have to be set anew."""
        if self.current is None or self.language != (self.current.language or self.language):
            return True
        if self.brochure.version != self.current.number:
            return True  # an officer has written another number
        if self.language not in self.made:
            return False
        edition = self.current.by_cell.get((self.language, Kind.SCREEN))
        wanted = self._digest(self.language, Kind.SCREEN, self.current.base, self.current.figures)
        known = self.current.plan.get(f"{self.language}/source")
        return edition is None or known != wanted

    @cached_property
    def figures(self) -> dict:
        return freeze() if self.is_original_changed else self.current.figures

    def ingredients(self, base: str) -> dict[Cell, Ingredient]:
        """By language and edition; what was uploaded comes before what could be made."""
        found = {
            (code, str(kind)): Ingredient(self._digest(code, kind, base, self.figures), page=page)
            for code, page in self.made.items()
            for kind in Kind
        }
        return found | dict(self._uploaded())

    def _uploaded(self) -> Iterator[tuple[Cell, Ingredient]]:
        for file in self.files:
            document = file.document
            if document.is_served:
                content = f"{document.file_hash} {document.audience}"
                digest = hashlib.sha256(content.encode()).hexdigest()
                yield (file.language, file.edition), Ingredient(digest, document=document)

    def source_digest(self, base: str) -> dict[str, str]:
        """By which the next version knows whether the original has changed: also where a designer's PDF is shown."""
        if self.language not in self.made:
            return {}
        return {f"{self.language}/source": self._digest(self.language, Kind.SCREEN, base, self.figures)}

    def content(
        self, code: str, number: str, day: datetime, figures: dict, *, with_pictures: bool = True
    ) -> BrochureContent:
        # Marking what is not translated changes the page: each time another copy.
        page = BrochurePage.objects.select_related("locale", "brochure").get(pk=self.made[code].pk)
        page.standing = self.made[code].standing
        return build(page, number=number, day=day, figures=figures, with_pictures=with_pictures)

    def is_as_published(self, code: str, kind: str) -> bool:
        """Whether an edition of the newest version can be set again as it is, to the last word."""
        edition = self.current.by_cell.get((code, kind)) if self.current else None
        if edition is None or edition.problem or code not in self.made:
            return False
        return edition.made_from == self._digest(code, kind, self.current.base, self.current.figures)

    def gaps(self, code: str) -> list[str]:
        standing = self.made[code].standing
        return sorted(standing.gaps) if standing else []

    def behind(self, code: str) -> list[str]:
        standing = self.made[code].standing
        return sorted(standing.behind) if standing else []

    def outline(self, code: str) -> list:
        return outline_of(self.pages[code]) if code in self.pages else []

    def contents(self, code: str, figures: dict) -> str:
        """By which readers' files are compared: of what is made from a page, in any version and on any day."""
        if code not in self._contents:
            self._contents[code] = self._said(code, figures)
        return self._contents[code]

    def _said(self, code: str, figures: dict) -> str:
        of_no_day = figures | {"as_of": _ANY_DAY}
        return contents_digest(self.content(code, "", timezone.now(), of_no_day, with_pictures=False))

    def says_other_figures(self, figures: dict) -> bool:
        """Whether the original shows what has changed in the network since the newest version."""
        known = self.current.figures if self.current else {}
        if not known or self.language not in self.made or known | {"as_of": _ANY_DAY} == figures | {"as_of": _ANY_DAY}:
            return False
        return self._said(self.language, known) != self._said(self.language, figures)

    def _digest(self, code: str, kind: str, base: str, figures: dict) -> str:
        """The same for the same words, figures and pictures since the original changed last."""
        return hashlib.sha256(f"{base} {self._printed(code, kind, figures)}".encode()).hexdigest()

    def _printed(self, code: str, kind: str, figures: dict) -> str:
        key = (code, figures["as_of"], len(figures["list"]))
        if key not in self._fingerprints:
            content = self.content(code, "", timezone.now(), figures, with_pictures=False)
            self._fingerprints[key] = {str(one): fingerprint(content, edition=one) for one in Kind}
        return self._fingerprints[key][str(kind)]
