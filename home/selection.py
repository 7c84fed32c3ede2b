"""What the front page shows: what the editors chose, else what is newest. One query for each part."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Case, CharField, F, IntegerField, OuterRef, StringAgg, Subquery, Value, When
from django.db.models import prefetch_related_objects as prefetch
from django.db.models.functions import MD5, Concat
from django.urls import reverse
from django.utils import timezone

from accounts.reader import current_reader
from accounts.visibility import readable
from assets.models import CustomImage
from branding.models import LogoKitPage
from brochures.models import BrochureEdition, BrochurePage
from insights.models import InsightPage
from members.models import Member, MemberShowcasePage, MemberValueChainRole
from members.models.member import NetworkCounters
from news.models import NewsPage
from taxonomy.codes import ValueChain
from translations.tree import SiteTree

NEWS = 4


@dataclass(frozen=True)
class FrontBrochure:
    """A brochure in one language, with what is known of it before the click."""

    page_title: str
    page_summary: str
    url_path: str
    language: str
    url: str
    pages: int
    size: int
    cover: CustomImage | None


@dataclass
class FrontPage:
    """The parts of the front page of one language. `home` is its page."""

    home: object
    tree: SiteTree
    counters: NetworkCounters = field(default_factory=Member.objects.counters)

    @property
    def _locale_id(self) -> int:
        return self.home.locale_id

    def _chosen_first(self, pages, chosen_id: int | None):
        """The pages of this language, the chosen one (of any language) before all others."""
        pages = pages.filter(locale_id=self._locale_id)
        if chosen_id is None:
            return pages
        chosen = pages.model.objects.filter(pk=chosen_id)
        rank = Case(
            When(translation_key__in=chosen.values("translation_key"), then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
        return pages.annotate(rank=rank).order_by("rank", *pages.query.order_by)

    @cached_property
    def news(self) -> list[NewsPage]:
        articles = NewsPage.objects.readable().with_topic().select_related("image", "locale")
        return list(self._chosen_first(articles, self.home.featured_news_id)[:NEWS])

    @cached_property
    def member(self) -> MemberShowcasePage | None:
        """The chosen member, else another one each week, the same for everybody in that week."""
        # A sum over week and code shuffles the members, the same way for everybody, also in a copy built anew.
        year, week, _day = timezone.localdate().isocalendar()
        roles = MemberValueChainRole.objects.filter(member=OuterRef("member")).order_by().values("member")
        return (
            MemberShowcasePage.objects.readable()
            .filter(locale_id=self._locale_id)
            .annotate(
                is_other=Case(When(member_id=self.home.featured_member_id, then=Value(0)), default=Value(1)),
                turn=MD5(Concat(Value(f"{year}-{week}-"), "member__slug", output_field=CharField())),
                roles=Subquery(roles.values(joined=StringAgg("role", Value(",")))),
            )
            .select_related("member", "image", "locale")
            .order_by("is_other", "turn", "member__slug")
            .first()
        )

    @property
    def member_roles(self) -> list[str]:
        """The links of the value chain in which that member is at home, in the order of the chain."""
        codes = (self.member.roles or "").split(",") if self.member else []
        return [role.label for role in ValueChain if role.value in codes]

    @cached_property
    def insight(self) -> InsightPage | None:
        insights = InsightPage.objects.readable().select_related("locale")
        return self._chosen_first(insights, self.home.featured_insight_id).first()

    @cached_property
    def brochure(self) -> FrontBrochure | None:
        """The edition that fits this language best, of the newest version."""
        # Of one day, the record that came last: titles stand in another order in each language.
        newest_first = BrochurePage.objects.readable().order_by("-brochure__published", "-brochure_id")
        page = self._chosen_first(newest_first, self.home.featured_brochure_id)[:1]
        own_first = Case(
            When(language=self.home.locale.language_code, then=Value(0)), default=Value(1), output_field=IntegerField()
        )
        of_the_page = {"title": "page_title", "summary": "page_summary", "url_path": "url_path"}
        found = (
            BrochureEdition.objects.newest_for_everybody()
            .open_to(current_reader())
            .with_cover()
            .filter(version__brochure__pages__in=page)
            .annotate(
                slug=F("version__brochure__slug"),
                rank=own_first,
                **{name: F(f"version__brochure__pages__{field}") for field, name in of_the_page.items()},
            )
            .order_by("rank", "language")
            .first()
        )
        if found is None:
            return None
        address = reverse("brochures:newest", args=[found.slug, found.language, found.edition])
        return FrontBrochure(
            found.page_title,
            found.page_summary,
            found.url_path,
            found.language,
            address,
            found.pages,
            found.size,
            found.cover,
        )

    @property
    def brochure_url(self) -> str:
        """The address of the brochure's page."""
        return self.tree.path_of(self.brochure, self.home.locale.language_code) if self.brochure else ""

    @cached_property
    def logo_kit(self) -> LogoKitPage | None:
        kits = readable(LogoKitPage.objects.order_by("path")).select_related("kit", "locale")
        return self._chosen_first(kits, self.home.featured_logo_kit_id).first()

    def fetch_sizes(self) -> None:
        """The sizes of all pictures on the page in one query."""
        pages = [self.home, *self.news, self.member]
        images = [page.image for page in pages if page and page.image]
        if self.brochure and self.brochure.cover:
            images.append(self.brochure.cover)
        if images:
            prefetch(images, "renditions")
