from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from accounts.reader import current_reader
from accounts.visibility import closed_to_some, restrictions_of
from assets.models import CustomImage
from translations.absence import Absence
from translations.alternates import alternates
from translations.doors import FollowsItsOriginal
from translations.languages import Language
from translations.policy import synchronised, translated
from translations.standing import Standing, standing_of
from translations.tree import tree_of

from .fetching import fetch
from .foreign import mark_untranslated
from .forms import PageForm
from .permissions import PagePermissions
from .searching import SearchField


class BasePage(FollowsItsOriginal, Page):
    """What all page types share: a language, alternates, a teaser, a social card, structured data."""

    base_form_class = PageForm
    # The sub-title of a card and the description for search engines, when the editor wrote none.
    teaser_field: str = ""
    # Streams and rich texts whose pictures and links are looked up together.
    stream_fields: tuple[str, ...] = ()
    # Foreign keys that routing fetches along with the page.
    route_related: tuple[str, ...] = ()
    # How long a change of the original waits before readers of its translations are told; None: never.
    stale_notice_after: timedelta | None = timedelta(0)
    # What readers of a language get in which the page does not exist.
    absence = Absence.STRICT
    # Set by routing, which has asked.
    _is_readable = False
    # schema.org type of the page
    schema_type = "WebPage"

    translatable_fields = [
        *translated("title", "seo_title", "search_description"),
        SynchronizedField("slug", overridable=False),
        *synchronised("show_in_menus"),
    ]
    never_translated = ()

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel(
                    "seo_title", help_text=_("Shown in search results and browser tabs; empty means the title.")
                ),
                FieldPanel(
                    "search_description",
                    help_text=_("One or two sentences for search engines and shared links; empty means the summary."),
                ),
                FieldPanel("show_in_menus"),
            ],
            heading=_("Search engines and menus"),
        ),
    ]
    settings_panels = [PublishingPanel()]
    search_fields = [
        *Page.search_fields,
        SearchField("title", boost=2),  # beside Wagtail's own, which must stay
        index.FilterField("translation_key"),
    ]

    class Meta:
        abstract = True

    @property
    def language(self) -> Language:
        return Language(self.locale.language_code)

    @property
    def teaser(self) -> str:
        # Printed in attributes too, where no mark of another language may stand.
        return str(getattr(self, self.teaser_field, "")) if self.teaser_field else ""

    @property
    def description(self) -> str:
        return self.search_description or self.teaser

    @property
    def picture(self) -> CustomImage | None:
        """The picture that stands for the page in cards and when shared."""
        return getattr(self, "image", None)

    @property
    def picture_alt(self) -> str:
        return getattr(self, "image_alt", "") or (self.picture.description if self.picture else "")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if getattr(request, "is_preview", False):
            self.standing = None
        self.look_up(request)
        if self.standing and self.standing.gaps:
            mark_untranslated(self, self.standing)
        context["structured_data"] = self.structured_data(request)
        return context

    @cached_property
    def standing(self) -> Standing | None:
        """How the words of the page stand to its original; None for what nobody translates, and in previews."""
        return standing_of(self, self.stale_notice_after)

    def look_up(self, request) -> None:
        """All pictures and all link targets of the page, each in one query, so that the template makes none."""
        values = [getattr(self, name) for name in self.stream_fields]
        fetch(values, [self.picture] if self.picture else [], tree_of(request))

    def get_url_parts(self, request=None):
        """The address of the site is a setting: Wagtail's record of it says `localhost` without a port."""
        parts = super().get_url_parts(request)
        if parts is None or parts[1] is None:
            return parts
        return parts[0], settings.WAGTAILADMIN_BASE_URL.rstrip("/"), parts[2]

    def serve_preview(self, request, mode_name):
        """In the page's language, also while it has no address that would tell which."""
        request.LANGUAGE_CODE = self.locale.language_code
        with translation.override(self.locale.language_code):
            return super().serve_preview(request, mode_name).render()

    def permissions_for_user(self, user):
        return PagePermissions(user, self)

    def get_view_restrictions(self):
        """None to look for where routing has found that the reader may open the page."""
        return PageViewRestriction.objects.none() if self._is_readable else restrictions_of(self)

    @cached_property
    def is_for_everybody(self) -> bool:
        """Whether it may be shared and indexed. Where nobody has signed in, routing has asked already."""
        if self._is_readable and not current_reader().is_authenticated:
            return True
        return not closed_to_some(Page.objects.filter(pk=self.pk)).exists()

    @property
    def published_on(self) -> date | datetime | None:
        """As the page says; it may be dated ahead of the day when it went live."""
        return self.first_published_at

    def absolute_url(self, request) -> str:
        """The full address, without a query where the page came by its address."""
        tree = tree_of(request)
        return request.build_absolute_uri(tree.path_of(self) if tree.knows(self) else self.get_url(request))

    def structured_data(self, request) -> dict:
        """JSON-LD of the page itself; subclasses add what their type knows."""
        data = {
            "@context": "https://schema.org",
            "@type": self.schema_type,
            "name": self.title,
            "headline": self.title,
            "description": self.description,
            "inLanguage": self.language.tag,
            "url": self.absolute_url(request),
        }
        published, modified = self.published_on, self.last_published_at
        if published:
            data["datePublished"] = published.isoformat()
        if modified and (published is None or _moment(published) <= modified):
            data["dateModified"] = modified.isoformat()
        return data | self._related_works(request)

    def _related_works(self, request) -> dict:
        """JSON-LD of the original of a translation, and of the translations of an original, as far as they are live."""
        original = self.standing.original.code if self.standing else getattr(self, "original_language", "")
        if not (original and self._is_readable):
            return {}
        works = {
            version.language.code: {
                "@type": self.schema_type,
                "name": version.title,
                "inLanguage": version.language.tag,
                "url": request.build_absolute_uri(version.url),
            }
            for version in alternates(self, tree_of(request))
        }
        if original != self.locale.language_code:
            return {"translationOfWork": works[original]} if original in works else {}
        works.pop(original, None)
        return {"workTranslation": list(works.values())} if works else {}


def _moment(value: date | datetime) -> datetime:
    """Days begin at midnight, for comparing."""
    return value if isinstance(value, datetime) else datetime.combine(value, time.min, UTC)


class IndexPage(BasePage):
    """The page on which a section begins: an introduction, then all that stands in the section."""

    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences above the list."))

    content_panels = [*BasePage.content_panels, "introduction"]
    search_fields = [*BasePage.search_fields, SearchField("introduction")]
    translatable_fields = [*BasePage.translatable_fields, *translated("introduction")]
    teaser_field = "introduction"
    # Its few own words frame a list that is always new.
    stale_notice_after = None
    schema_type = "CollectionPage"

    class Meta:
        abstract = True


class PictureFields(models.Model):
    """A picture with its words: what it shows, and what it has to do with the text."""

    image = models.ForeignKey(
        CustomImage,
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Shown large on the page and small in lists. Best at least 1,200 pixels wide."),
    )
    image_alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it. Empty: the text stored with the picture."),
    )
    image_caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("Stands below the picture, before the credit.")
    )

    route_related = ("image",)

    picture_panel = MultiFieldPanel(["image", "image_alt", "image_caption"], heading=_("Picture"))
    picture_policy = [*synchronised("image", overridable=True), *translated("image_alt", "image_caption")]

    class Meta:
        abstract = True
