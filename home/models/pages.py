from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel

from home.selection import FrontPage
from members.models import Member
from pages.blocks import StoryBlock
from pages.fields import StreamField
from pages.models import BasePage, PictureFields
from pages.searching import SearchField
from translations.policy import synchronised, translated
from translations.tree import tree_of


class HomePage(PictureFields, BasePage):
    """The front page: who we are, how many, what is new, what to take. Sensible by itself, choosable throughout."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "news.NewsIndexPage",
        "members.MemberIndexPage",
        "insights.InsightIndexPage",
        "brochures.BrochureIndexPage",
        "branding.LogoKitIndexPage",
        "home.StandardPage",
        "home.ContactPage",
    ]

    hero_title = models.CharField(
        _("large title"), max_length=160, blank=True, help_text=_("Empty: the tagline of the network.")
    )
    hero_text = models.TextField(
        _("text below it"), max_length=400, blank=True, help_text=_("Empty: nothing stands there.")
    )
    featured_news = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("leading news"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: the newest article. Other languages show their own version of it."),
    )
    featured_member = models.ForeignKey(
        Member,
        verbose_name=_("featured member"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: another member each week."),
    )
    featured_insight = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("featured insight"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: the newest one."),
    )
    featured_brochure = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("brochure"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: the newest one."),
    )
    featured_logo_kit = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: the first one."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(["hero_title", "hero_text"], heading=_("Opening")),
        PictureFields.picture_panel,
        MultiFieldPanel(
            [
                PageChooserPanel("featured_news", "news.NewsPage"),
                FieldPanel("featured_member"),
                PageChooserPanel("featured_insight", "insights.InsightPage"),
                PageChooserPanel("featured_brochure", "brochures.BrochurePage"),
                PageChooserPanel("featured_logo_kit", "branding.LogoKitPage"),
            ],
            heading=_("Shown on the front page"),
        ),
    ]
    search_fields = [*BasePage.search_fields, SearchField("hero_title"), SearchField("hero_text")]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated("hero_title", "hero_text"),
        *synchronised("featured_news", "featured_member", "featured_insight", "featured_brochure", "featured_logo_kit"),
        *PictureFields.picture_policy,
    ]
    teaser_field = "hero_text"
    route_related = ("image", "featured_member")
    # Its few own words frame a list that is always new.
    stale_notice_after = None
    schema_type = "WebSite"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def look_up(self, request) -> None:
        """The front page's parts bring the pictures; its own is among them."""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["front"] = FrontPage(self, tree_of(request))
        context["front"].fetch_sizes()
        return context

    def structured_data(self, request) -> dict:
        """The site, with its search, as schema.org describes it."""
        address = request.build_absolute_uri(f"/{self.locale.language_code}/")
        return {
            **super().structured_data(request),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{address}search/?q={{search_term_string}}"},
                "query-input": "required name=search_term_string",
            },
        }


class StandardPage(PictureFields, BasePage):
    """A page of text: about, legal notice, privacy, accessibility, contact."""

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("The page in one or two sentences, in large type.")
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True, help_text=_("The text of the page."))

    content_panels = [*BasePage.content_panels, "introduction", PictureFields.picture_panel, "body"]
    search_fields = [
        *BasePage.search_fields,
        SearchField("introduction", boost=2),
        SearchField("body"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated("introduction", "body"),
        *PictureFields.picture_policy,
    ]
    teaser_field = "introduction"
    stream_fields = ("body",)

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
