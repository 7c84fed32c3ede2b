"""What a reader may take of a brochure: languages × editions, with what is known of each before the click."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.reader import current_reader
from assets.models import CustomImage

from .models.record import Kind


@dataclass(frozen=True)
class Offer:
    """An edition in a language; without an address it says that there is none."""

    language: str
    kind: str
    title: str
    url: str = ""
    pages: int = 0
    size: int = 0
    day: date | None = None
    version: str = ""
    cover: CustomImage | None = None


class Offers:
    """Of a page: those of the newest version, the language of the page first."""

    def __init__(self, page):
        self._page, self._code = page, page.locale.language_code
        self.all = self._sorted(self._of_the_version() if page.version else [])

    @property
    def given(self) -> list[Offer]:
        return [offer for offer in self.all if offer.url]

    @property
    def to_read(self) -> list[Offer]:
        """For screens: one for each language, the reader's first."""
        return [offer for offer in self.all if offer.kind == Kind.SCREEN]

    @property
    def to_print(self) -> list[Offer]:
        """For the printer; empty where no language has such an edition."""
        offers = [offer for offer in self.all if offer.kind == Kind.PRINT]
        return offers if any(offer.url for offer in offers) else []

    @property
    def best(self) -> Offer | None:
        """To read, in the language of the page, else in the first one."""
        return next((offer for offer in self.to_read if offer.url), None)

    def _sorted(self, offers: list[Offer]) -> list[Offer]:
        ranks = {code: rank for rank, (code, _name) in enumerate(settings.LANGUAGES)}
        return sorted(offers, key=lambda offer: (offer.language != self._code, ranks.get(offer.language, len(ranks))))

    def _of_the_version(self) -> list[Offer]:
        version, brochure, person = self._page.version, self._page.brochure, current_reader()
        # A language whose page is closed to the reader is not mentioned either.
        opened = {cell: edition for cell, edition in version.by_cell.items() if edition.is_open}
        languages = {language for language, _kind in opened} | {self._code}
        offers = []
        for language in languages:
            for kind in Kind:
                edition = opened.get((language, kind))
                if edition is None or not edition.is_for(person):
                    offers.append(Offer(language, kind, self._page.title))
                    continue
                offers.append(
                    Offer(
                        language,
                        kind,
                        self._page.title,
                        reverse("brochures:newest", args=[brochure.slug, language, kind]),
                        edition.pages,
                        edition.size,
                        timezone.localtime(edition.set_at).date(),
                        edition.set_in,
                        edition.cover,
                    )
                )
        return offers
