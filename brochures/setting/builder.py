"""From a page, and the facts of the network, to what the layout takes."""

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StreamValue

from accounts.languages import chain_of
from assets.models import CustomImage
from brochures.map_drawing import PAPER, draw
from brochures.network import NetworkFacts
from navigation.models import SiteText
from pages.foreign import Foreign, mark_untranslated
from translations import formats
from translations.standing import Standing

from . import content as c
from .rich_text import Reader

IDENTITY = Path(__file__).with_name("identity")


def build(page, *, number: str, day: datetime, figures: dict, with_pictures: bool = True) -> c.BrochureContent:
    """The brochure of a published page; the page must not be saved afterwards.

    `number` and `day` are those of the version that will be printed in it. Without pictures their checksums stand in
    for them, which is enough to compare. Raises OSError for a lost picture.
    """
    with translation.override(page.locale.language_code):
        if page.standing and page.standing.gaps:
            mark_untranslated(page, page.standing)
        return _Builder(page, NetworkFacts(figures), with_pictures).content(number, day)


@lru_cache(maxsize=3)
def _drawing(name: str) -> bytes:
    return (IDENTITY / f"{name}.svg").read_bytes()


def _language(*texts) -> str:
    """The language of words that nobody has translated; empty for the page's own."""
    return next((text.language.code for text in texts if isinstance(text, Foreign)), "")


class _Builder:
    """One page, in the language of the moment."""

    def __init__(self, page, network: NetworkFacts, with_pictures: bool):
        self.page, self.network, self.with_pictures = page, network, with_pictures
        self.code = page.locale.language_code
        self.base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        self.reader = Reader(self.code, self.base, self._mark)
        self.standing: Standing | None = page.standing
        self.has_marks = False

    def content(self, number: str, day: datetime) -> c.BrochureContent:
        page, stream = self.page, self.page.body
        cover = first(stream, "cover")
        title, summary = str(page.title), str(page.summary)
        return c.BrochureContent(
            language=self.code,
            title=title,
            summary=summary,
            identity=self._identity(),
            labels=self._labels(number, day),
            cover=c.Cover(
                title=title,
                picture=self._picture_of(cover["image"]),
                subtitle=str(cover["subtitle"]),
                edition=str(page.edition_label or page.brochure.edition),
                language=_language(page.title),
                behind=self._is_behind("title", "edition_label", *_paths(stream, "cover")),
            ),
            blocks=tuple(self._blocks(stream)),
            back=self._back(stream),
            address=self.base + reverse("brochures:go", args=[page.brochure.slug]),
            published=day,
            tint=cover["tint"] or "green-soft",
            is_summary_behind=self._is_behind("summary"),
            notice=self._notice(),
        )

    def _is_behind(self, *paths: str) -> bool:
        """Whether the original says something else meanwhile of what is about to be marked."""
        found = self.standing is not None and any(self.standing.is_behind(path) for path in paths)
        self.has_marks |= found
        return found

    def _notice(self) -> str:
        """What the web page says above its text; after everything else, when all marks are known."""
        if self.standing is None or self.standing.changed_at is None:
            return ""
        told = _("The original (%(name)s) was changed on %(date)s. This translation does not follow it yet.") % {
            "name": formats.language_name(self.standing.original.code),
            "date": formats.format_date(timezone.localtime(self.standing.changed_at).date()),
        }
        return f"{told} {_('The passages concerned are marked with a line at their edge.')}" if self.has_marks else told

    def _identity(self) -> c.Identity:
        text = self._site_text
        name = text.network_name if text else settings.WAGTAIL_SITE_NAME
        return c.Identity(name, _drawing("logo"), _drawing("logo-reversed"), _drawing("sign"))

    @cached_property
    def _site_text(self) -> SiteText | None:
        """In the page's language, else in the one that stands in for it."""
        chain = chain_of(self.code)
        texts = SiteText.objects.filter(live=True, locale__language_code__in=chain).select_related("locale")
        return min(texts, key=lambda text: chain.index(text.locale.language_code), default=None)

    def _labels(self, number: str, day: datetime) -> c.Labels:
        date = formats.format_date(timezone.localtime(day).date())
        return c.Labels(
            contents=_("Contents"),
            version=_("Version %(number)s · %(date)s") % {"number": number, "date": date},
            newest=_("The newest edition, in your language"),
            presented_by=_("Presented by"),
            not_translated={code: self._mark(code) for code, _name in settings.LANGUAGES},
            behind=_("The original of this passage has changed."),
        )

    def _mark(self, code: str) -> str:
        return _("Not translated, in %(language)s") % {"language": formats.language_name(code)}

    def _blocks(self, stream: StreamValue) -> Iterator[c.Block]:
        """A heading of the first level opens a chapter; texts without one stand at the end of the last chapter."""
        chapter: list | None = None
        for child in stream:
            if child.block_type == "heading" and child.value["level"] != "3":
                yield from self._chapter(chapter)
                chapter = [child.value["text"], [], self._is_behind(_path(child))]
            elif child.block_type in ("text", "heading"):
                chapter = chapter or ["", [], False]
                chapter[1] += self._marked(child, self._parts(child))
            elif child.block_type not in ("cover", "back"):
                yield from self._chapter(chapter)
                chapter = None
                yield from self._marked(child, getattr(self, f"_{child.block_type}", _nothing)(child.value))
        yield from self._chapter(chapter)

    def _chapter(self, chapter: list | None) -> Iterator[c.Block]:
        if chapter and (chapter[0] or chapter[1]):
            title, parts, is_behind = chapter
            yield c.Text(str(title), tuple(parts), _language(title), is_behind)

    def _marked[T: c.Block | c.Back | c.Part](self, child, found: Iterable[T]) -> Iterator[T]:
        """Blocks and parts made of a child; as behind, where its original says something else meanwhile."""
        for one in found:
            is_silent = isinstance(one, c.FullPicture) and not one.picture.caption
            if is_silent or not self._is_behind(_path(child)):
                yield one
            else:
                parts = {"parts": tuple(self._marked(child, one.parts))} if getattr(one, "parts", ()) else {}
                yield dataclasses.replace(one, behind=True, **parts)

    def _parts(self, child) -> tuple[c.Part, ...]:
        if child.block_type == "heading":
            text = child.value["text"]
            return (c.Subheading((c.Run(str(text), language=_language(text) or self.code),)),)
        return self.reader.parts(child.value)

    def _quote(self, value) -> Iterator[c.Block]:
        yield c.Quote(str(value["text"]), str(value["attribution"]), language=_language(value["text"]))

    def _picture(self, value) -> Iterator[c.Block]:
        if value["image"]:
            yield c.FullPicture(self._picture_of(value["image"], str(value["caption"])), _language(value["caption"]))

    def _picture_of(self, image: CustomImage, caption: str = "") -> c.Picture:
        """The picture as it lies in the storage, with the words and the subject of its place."""
        alt = "" if getattr(image, "decorative", False) else str(image.contextual_alt_text or image.description)
        point = image.get_focal_point()
        focus = (point.centroid.x / image.width, point.centroid.y / image.height) if point else (0.5, 0.5)
        return c.Picture(self._data_of(image), alt, focus, caption)

    def _data_of(self, image: CustomImage) -> bytes:
        if not self.with_pictures:
            return image.file_hash.encode()
        with image.open_file() as handle:
            return handle.read()

    def _gallery(self, value) -> Iterator[c.Block]:
        for entry in value["pictures"]:
            yield from self._picture(entry)

    def _figures(self, value) -> Iterator[c.Block]:
        figures = tuple(
            c.Figure(formats.format_number(entry["number"]), str(entry["label"])) for entry in value["figures"]
        )
        day = _("As of %(date)s") % {"date": formats.format_date(value["as_of"])}
        source = " · ".join(filter(None, [str(value["source"]), day]))
        yield c.KeyFigures(figures, source, _language(*(entry["label"] for entry in value["figures"])))

    def _network_figures(self, value) -> Iterator[c.Block]:
        known = {
            "members": c.Figure(formats.format_number(self.network.members), _("members")),
            "countries": c.Figure(formats.format_number(self.network.countries), _("countries")),
        }
        day = _("As of %(date)s") % {"date": formats.format_date(self.network.as_of)}
        yield c.KeyFigures(tuple(figure for name, figure in known.items() if name in value["figures"]), day)

    def _members(self, value) -> Iterator[c.Block]:
        groups = tuple(
            c.MemberGroup(
                country,
                tuple(c.Member(it.name, it.place, it.address, it.language or "") for it in members),
            )
            for country, members in self.network.groups
        )
        parts = self.reader.parts(value["introduction"])
        yield c.MemberList(str(value["title"]), groups, parts, _language(value["title"]))

    def _map(self, value) -> Iterator[c.Block]:
        alt = ngettext(
            "A map of the world with the place of %(count)s member.",
            "A map of the world with the places of %(count)s members.",
            self.network.members,
        ) % {"count": formats.format_number(self.network.members)}
        drawing = draw(self.network.dots, PAPER).encode()
        day = _("As of %(date)s") % {"date": formats.format_date(self.network.as_of)}
        parts = self.reader.parts(value["introduction"])
        yield c.Map(str(value["title"]), drawing, alt, parts, day, _language(value["title"]))

    def _contact(self, value) -> Iterator[c.Block]:
        entries = tuple(c.ContactEntry(str(it["desk"]), tuple(_lines(it))) for it in value["desks"])
        site = c.ContactEntry(_("On the web"), ((c.Run(self.base, address=f"{self.base}/{self.code}/"),),))
        parts = self.reader.parts(value["introduction"])
        yield c.Contact(str(value["title"]), (*entries, site), parts, _language(value["title"]))

    def _back(self, stream: StreamValue) -> c.Back:
        text = self._site_text
        own = (c.Paragraph((c.Run(text.about_short, language=text.locale.language_code),)),) if text else ()
        child = next((child for child in stream if child.block_type == "back"), None)
        if child is None:
            return c.Back(self._identity().name, own)
        value = child.value
        parts = self.reader.parts(value["text"]) or own
        back = c.Back(str(value["title"]), parts, str(value["imprint"]), _language(value["title"]))
        return next(self._marked(child, [back]))


def first(stream: StreamValue, kind: str):
    """The value of the first block of a kind."""
    return next((child.value for child in stream if child.block_type == kind), None)


def _path(child) -> str:
    """As wagtail-localize names a block of the page's stream."""
    return f"body.{child.id}"


def _paths(stream: StreamValue, kind: str) -> list[str]:
    return [_path(child) for child in stream if child.block_type == kind]


def _lines(entry) -> Iterator[c.Runs]:
    if entry["purpose"]:
        yield (c.Run(str(entry["purpose"]), language=_language(entry["purpose"])),)
    if entry["email"]:
        yield (c.Run(str(entry["email"]), address=f"mailto:{entry['email']}"),)
    if entry["telephone"]:
        yield (c.Run(str(entry["telephone"])),)


def _nothing(value) -> Iterator[c.Block]:
    """Films, downloads and links to other pages stay on the web page."""
    return iter(())
