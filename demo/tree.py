"""The page tree: the same pages in each language, joined by their translation keys."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from django.utils import timezone
from wagtail.models import Locale, Page

from branding.models import LogoKitIndexPage, LogoKitPage
from brochures.models import BrochureIndexPage, BrochurePage
from home.models import ContactPage, HomePage, StandardPage
from insights.models import InsightCountry, InsightIndexPage, InsightPage, InsightTopic
from members.models import MemberIndexPage, MemberShowcasePage
from news.models import NewsCountry, NewsIndexPage, NewsMember, NewsPage, NewsTopic

from .brochure_blocks import brochure_blocks, is_written_in_blocks
from .markdown import Resolver, blocks, rich_text
from .reading import Item, items, texts

_NAMESPACE = uuid.UUID("2b0f1d9c-77a4-4b3f-8b0e-6d2f9f0f7a11")
OPENED = datetime(2026, 10, 1, 9, tzinfo=UTC)


def translation_key(key: str) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, key)


class Tree:
    """One language. `pages` are first made without their texts, so that texts can then link to every page."""

    def __init__(self, language: str, home: HomePage, facts, images, documents, counted: Callable[[], None]):
        self.language = language
        self.home = home
        self.locale = Locale.objects.get(language_code=language)
        self.facts = facts
        self.images = images
        self.documents = documents
        self.pages: dict[str, Page] = {}
        self.counted = counted
        self.alternative_texts = texts("pictures", language)

    # Making

    def add(self, parent: Page, key: str, page: Page, published: datetime = OPENED) -> Page:
        page.slug = key.rsplit("/", 1)[-1]
        page.draft_title = page.title
        page.locale = self.locale
        page.translation_key = translation_key(key)
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = published
        page.show_in_menus = getattr(page, "_in_menu", False)
        parent.add_child(instance=page)
        self.pages[key] = page
        self.counted()
        return page

    def make_pages(self) -> None:
        sections = texts("sections", self.language)
        for slug, model, fill in (
            ("news", NewsIndexPage, self._news),
            ("members", MemberIndexPage, self._members),
            ("insights", InsightIndexPage, self._insights),
            ("brochures", BrochureIndexPage, self._brochures),
            ("branding", LogoKitIndexPage, self._branding),
        ):
            page = model(**sections[slug])
            page._in_menu = True
            fill(self.add(self.home, slug, page))
        self._standard()

    def _picture(self, item: Item, words: dict) -> dict:
        name = item.facts.get("picture")
        if not name:
            return {}
        return {
            "image": self.images[name],
            "image_alt": self.alternative_texts[name],
            "image_caption": words.get("image_caption", ""),
        }

    def _common(self, item: Item) -> dict:
        head = item.words(self.language).head
        return {"title": head["title"], "search_description": head["search_description"], **self._picture(item, head)}

    def _news(self, index: Page) -> None:
        for item in sorted(items("news"), key=lambda item: item.facts["date"]):
            head, facts = item.words(self.language).head, item.facts
            page = NewsPage(
                **self._common(item),
                standfirst=head["standfirst"],
                dateline_place=head["dateline_place"],
                date=facts["date"],
                original_language=facts["original_language"],
            )
            page.topics = [NewsTopic(term=self.facts.terms["topic", code]) for code in facts["topics"]]
            page.countries = [NewsCountry(country=code) for code in facts["countries"]]
            page.members = [NewsMember(member=self.facts.members[slug]) for slug in facts["members"]]
            self.add(index, item.key, page, facts["date"])

    def _insights(self, index: Page) -> None:
        for item in items("insights"):
            head, facts = item.words(self.language).head, item.facts
            page = InsightPage(**self._common(item), summary=head["summary"], date=facts["date"])
            page.topics = [InsightTopic(term=self.facts.terms["topic", code]) for code in facts["topics"]]
            page.countries = [InsightCountry(country=code) for code in facts["countries"]]
            published = timezone.make_aware(datetime.combine(facts["date"], datetime.min.time()), UTC)
            self.add(index, item.key, page, published)

    def _members(self, index: Page) -> None:
        for item in items("members"):
            words = item.words(self.language)
            head = words.head
            page = MemberShowcasePage(
                **self._common(item),
                member=self.facts.members[item.slug],
                summary=head["summary"],
                presentation=words.body,  # replaced once every page has an id to link to
                contact_role=head["contact_role"],
                contact_note=head["contact_note"],
                contact_languages=", ".join(head["contact_languages"]),
                services=[
                    {"type": "service", "value": service, "id": str(translation_key(f"{item.key}/service/{number}"))}
                    for number, service in enumerate(head["services"])
                ],
            )
            self.add(index, item.key, page)

    def _brochures(self, index: Page) -> None:
        for item in items("brochures"):
            head = item.words(self.language).head
            page = BrochurePage(
                **self._common(item),
                brochure=self.facts.brochures[item.slug],
                edition_label=head["edition_label"],
                summary=head["summary"],
            )
            self.add(index, item.key, page)

    def _branding(self, index: Page) -> None:
        for slug, kit in self.facts.kits.items():
            words = texts("branding", self.language)[slug]
            page = LogoKitPage(
                kit=kit,
                introduction=f"<p>{words['introduction']}</p>",
                terms_text="\n".join(words.get("terms", [])),
                dos=_list(words["dos"]),
                donts=_list(words["donts"]),
                **{
                    name: words[name]
                    for name in (
                        "title",
                        "summary",
                        "search_description",
                        "clear_space_text",
                        "minimum_size_text",
                        "co_branding_text",
                    )
                },
            )
            self.add(index, f"branding/{slug}", page)

    def _standard(self) -> None:
        for item in sorted(items("standard"), key=lambda item: item.facts["order"]):
            head = item.words(self.language).head
            page = _standard_model(item)(**self._common(item), introduction=head["introduction"])
            if isinstance(page, ContactPage):
                page.recipient, page.privacy_note = item.facts["form_to"], head["privacy_note"]
            page._in_menu = item.facts["in_menu"]
            self.add(self.home, item.key, page)

    # Filling

    def fill_pages(self) -> None:
        resolver = Resolver(self._page_id, self._image, self._document_id, lambda slug: self.facts.datasets[slug].pk)
        for kind, model in (
            ("news", NewsPage),
            ("insights", InsightPage),
            ("brochures", BrochurePage),
            ("standard", StandardPage),
        ):
            for item in items(kind):
                words = item.words(self.language)
                if kind == "brochures" and is_written_in_blocks(item):
                    values = {"body": brochure_blocks(item, self.language, resolver)}
                else:
                    values = {"body": blocks(words.body, item.key, resolver)}
                if kind == "insights":
                    values["method_note"] = rich_text(words.head["method_note"], self._page_id)
                self._write(_standard_model(item) if kind == "standard" else model, item.key, values)
        for item in items("members"):
            html = rich_text(item.words(self.language).body, self._page_id)
            self._write(MemberShowcasePage, item.key, {"presentation": html})

    def append(self, key: str, text: str) -> None:
        """Add paragraphs, as Markdown, to the last text of an article."""
        article = NewsPage.objects.get(pk=self.pages[key].pk)
        body = article.body.get_prep_value()
        last = next(block for block in reversed(body) if block["type"] == "text")
        last["value"] += rich_text(text, self._page_id)
        self._write(NewsPage, key, {"body": body})

    def _write(self, model, key: str, values: dict) -> None:
        # Straight into the row: the page was checked when it was added, and nothing else changes.
        field = model._meta.get_field("body") if "body" in values else None
        if field:
            values = {**values, "body": field.stream_block.to_python(values["body"])}
        model.objects.filter(pk=self.pages[key].pk).update(**values)

    def _page_id(self, key: str) -> int:
        return self.pages[key].pk

    def _image(self, name: str) -> dict:
        return {"image": self.images[name].pk, "decorative": False, "alt_text": self.alternative_texts[name]}

    def _document_id(self, key: str) -> int:
        return self.documents[key, self.language]


def _list(entries: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"


def _standard_model(item: Item) -> type[Page]:
    return ContactPage if "form_to" in item.facts else StandardPage
