"""What a page shows of ours: links and pictures that lead to this site, and pictures to compare with what we know."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from ..catalogue import BADGE, Asset, Kind

MOST_PICTURES = 30
_MOST_ADDRESSES = 3000


@dataclass
class Page:
    links: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, url: str):
        super().__init__()
        self.page, self._base = Page(), url

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "base" and given.get("href"):
            self._base = self._whole(given["href"]) or self._base
        elif tag == "a" and given.get("href"):
            self._keep(self.page.links, given["href"])
        elif tag in {"img", "source"}:
            candidates = [given.get("src") or "", *(given.get("srcset") or "").split(",")]
            for candidate in candidates:
                if address := candidate.split()[:1]:
                    self._keep(self.page.pictures, address[0])

    def _keep(self, where: list[str], address: str) -> None:
        whole = self._whole(address)
        if whole and whole not in where and len(where) < _MOST_ADDRESSES:
            where.append(whole)

    def _whole(self, address: str) -> str:
        """Empty for what is no web address."""
        try:
            whole = urljoin(self._base, address.strip()).partition("#")[0]
            return whole if urlsplit(whole).scheme in {"http", "https"} else ""
        except ValueError:
            return ""


def read(html: str, url: str) -> Page:
    reader = _Reader(url)
    reader.feed(html)
    reader.close()
    return reader.page


_BADGE = re.compile(r"/(?:[a-z-]+/)?(?:badge|verify)/(?P<slug>[-\w]+)(?:[/.].*)?")
_BROCHURE = re.compile(r"/(?:[a-z-]+/)?go/(?P<slug>[-\w]+)(?:/.*)?")
_LOGO = re.compile(r"/logos/(?P<slug>[-\w]+)/(?:v/(?P<version>[-.\w]+)/)?[-\w]+\.[a-z]+")


class OwnAddresses:
    """Which addresses of this site show which asset."""

    def __init__(self, assets: list[Asset], member: str):
        self._member = member
        self._known = {(asset.kind, asset.slug.lower()): asset.key for asset in assets}
        self._host = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc.lower()

    def is_own(self, url: str) -> bool:
        return urlsplit(url).netloc.lower() == self._host

    def asset_at(self, url: str) -> tuple[str, str] | None:
        """Key and version; the version is empty where the address leads to the newest."""
        if not self.is_own(url):
            return None
        path = urlsplit(url).path
        if found := _BADGE.fullmatch(path):
            # Another member's badge says nothing of this one.
            return (BADGE, "") if found["slug"] == self._member else None
        for kind, pattern in ((Kind.BROCHURE, _BROCHURE), (Kind.KIT, _LOGO)):
            if found := pattern.fullmatch(path):
                key = self._known.get((kind, found["slug"].lower()))
                return (key, found.groupdict().get("version") or "") if key else None
        return None
