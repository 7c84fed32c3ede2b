"""The directory and the showcase: words about members, one page for each language."""

import re
from html import unescape

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from members.blocks import ServicesBlock
from members.forms import ShowcaseForm
from members.json_ld import member_as_json_ld
from members.languages_spoken import LanguagesSpoken, codes_in
from members.mapping import draw_map
from members.querysets import ShowcaseManager, specialisations_in_words
from pages.blocks.text import TEXT_FEATURES
from pages.fields import StreamField
from pages.listing import Facet, Listing, Option, country_options, options_by_facet
from pages.models import BasePage, IndexPage, PictureFields
from pages.searching import SearchField
from taxonomy.codes import ValueChain
from translations.formats import language_name, territory_name
from translations.languages import current
from translations.policy import synchronised, translated
from translations.tree import tree_of

from .member import Member, MembershipState

DIRECTORY_PAGE_SIZE = 60
# The founding document: "cluster presentation, point of contact, services provided".
MANDATORY_PARTS = ("presentation", "contact_role", "services")
TEXTS = (*MANDATORY_PARTS, "summary", "contact_note")
# Blanks and signs without width say nothing.
_SAYS_SOMETHING = re.compile(r"\w")
_MAIL_ADDRESS = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")
# Sections above register a finder of (page, request) under this hook: it gives {"template": path, ...}, or None, for a
# part at the end of the showcase. So a member's news stand there although members do not know what news is.
SHOWCASE_SECTIONS = "member_showcase_sections"


class MemberIndexPage(IndexPage):
    """The directory of members: the same organisations as a list and on the map."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["members.MemberShowcasePage"]

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences above map and list.")
    )

    class Meta:
        verbose_name = _("member directory")
        verbose_name_plural = _("member directories")

    def showcases(self):
        return MemberShowcasePage.objects.descendant_of(self).readable()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = Listing(request, self.showcases().for_cards(), self._facets(), DIRECTORY_PAGE_SIZE)
        showcases = list(listing.page)
        context.update(
            listing=listing,
            showcases=showcases,
            world_map=draw_map(showcases, tree_of(request)) if showcases else "",
            counters=Member.objects.counters(),
        )
        return context

    def _facets(self) -> list[Facet]:
        offered = options_by_facet(self.showcases().facet_rows(self.language.code))
        used = {option.value for option in offered.get("value-chain", [])}
        roles = [Option(role.value, str(role.label)) for role in ValueChain if role.value in used]
        return [
            Facet("country", _("Country"), "member__country", country_options(offered.get("country", []))),
            Facet("value-chain", _("Value chain"), "member__value_chain_roles__role", roles),
            Facet(
                "specialisation",
                _("Specialisation"),
                "member__specialisations__term__code",
                offered.get("specialisation", []),
            ),
        ]


class MemberShowcasePage(PictureFields, BasePage):
    """What a member is good at, whom to ask and what it offers, in one language."""

    parent_page_types = ["members.MemberIndexPage"]
    subpage_types = []

    member = models.ForeignKey(
        Member,
        verbose_name=_("member"),
        on_delete=models.PROTECT,
        related_name="showcase_pages",
        help_text=_("The organisation whose facts stand beside the text."),
    )
    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("One sentence; shown in the directory and in shared links.")
    )
    presentation = RichTextField(
        _("presentation"),
        features=[*TEXT_FEATURES, "h2", "h3"],
        help_text=_("Who the cluster is and what it is known for. Needed before publication."),
    )
    contact_role = models.CharField(
        _("point of contact"),
        max_length=120,
        help_text=_("A role, never a person, as in “International partnerships desk”. Needed before publication."),
    )
    contact_languages = models.CharField(
        _("languages spoken"),
        max_length=80,
        blank=True,
        help_text=_("Codes separated by commas, as in en, fr. Shown in the reader's words."),
    )
    contact_note = models.CharField(
        _("how to get in touch"),
        max_length=300,
        blank=True,
        help_text=_("Without addresses: the website and the contact page lead there."),
    )
    services = StreamField(
        ServicesBlock(), verbose_name=_("services"), help_text=_("At least one. Needed before publication.")
    )

    content_panels = [
        *BasePage.content_panels,
        "member",
        "summary",
        PictureFields.picture_panel,
        "presentation",
        MultiFieldPanel(
            [
                "contact_role",
                FieldPanel(
                    "contact_languages",
                    widget=LanguagesSpoken,
                    help_text=_("Readers see the names in their own language."),
                ),
                "contact_note",
            ],
            heading=_("Point of contact"),
        ),
        FieldPanel("services"),
    ]
    search_fields = [
        *BasePage.search_fields,
        SearchField("summary", boost=2),
        SearchField("presentation"),
        SearchField("services"),
        SearchField("facts_in_words"),
        index.RelatedFields("member", [SearchField(name) for name in ("legal_name", "native_name", "reading")]),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated("summary", "presentation", "contact_role", "contact_note", "services"),
        *synchronised("member", "contact_languages"),
        *PictureFields.picture_policy,
    ]
    base_form_class = ShowcaseForm
    teaser_field = "summary"
    stream_fields = ("presentation",)
    route_related = ("image", "member")
    schema_type = "ProfilePage"

    objects = ShowcaseManager()

    def facts_in_words(self) -> list[str]:
        """Place, value chain and specialisations of the member in the page's language, for the search."""
        with translation.override(self.locale.language_code):
            roles = dict(ValueChain.choices)
            return [
                territory_name(self.member.country),
                self.member.region,
                *(str(roles[row.role]) for row in self.member.value_chain_roles.all() if row.role in roles),
                *(row.text for row in specialisations_in_words(current()).filter(member=self.member)),
            ]

    class Meta:
        verbose_name = _("member showcase")
        verbose_name_plural = _("member showcases")

    def publication_errors(self, data: dict | None = None) -> dict[str, str]:
        """What keeps the page from readers, by field; `data` are a form's values, else the page's own."""
        said = data if data is not None else {name: getattr(self, name) for name in ("member", *TEXTS)}
        services = [block.value for block in said.get("services") or ()]
        texts = {name: str(said.get(name) or "") for name in TEXTS}
        texts["services"] = " ".join(service.get("name") or "" for service in services)
        lacks = gettext("The page cannot be published without this part: %(part)s.")
        errors = {
            name: lacks % {"part": self._meta.get_field(name).verbose_name}
            for name in MANDATORY_PARTS
            if not _SAYS_SOMETHING.search(unescape(strip_tags(texts[name])))
        }
        texts["services"] = " ".join(str(text) for service in services for text in service.values())
        reach = gettext("No e-mail address may stand here: the website and the contact page lead to the member.")
        errors |= {name: reach for name, text in texts.items() if name not in errors and _MAIL_ADDRESS.search(text)}
        if said.get("member") and (other := self._other_page_of(said["member"])):
            twice = gettext("This member has a page in this language already: “%(title)s”.")
            errors["member"] = twice % {"title": other.title}
        return errors

    def _other_page_of(self, member: Member) -> "MemberShowcasePage | None":
        pages = MemberShowcasePage.objects.live().filter(member=member, locale=self.locale_id)
        return pages.exclude(pk=self.pk).first()

    def save(self, *args, **kwargs):
        """Whatever the way to publication, a live page is fit for readers. Raises ValidationError."""
        if self.live and (errors := self.publication_errors()):
            raise ValidationError(errors)
        return super().save(*args, **kwargs)

    def look_up(self, request) -> None:
        specialisations = Prefetch("specialisations", specialisations_in_words(self.language))
        prefetch_related_objects([self.member], "memberships", "value_chain_roles", specialisations)
        super().look_up(request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        found = (find(self, request) for find in hooks.get_hooks(SHOWCASE_SECTIONS))
        context["sections"] = [section for section in found if section]
        return context

    def structured_data(self, request) -> dict:
        data = super().structured_data(request)
        return {**data, "mainEntity": member_as_json_ld(self.member, data["url"])}

    @property
    def languages_spoken(self) -> list[str]:
        """The names of the languages, in the reader's words."""
        return [language_name(code) for code in codes_in(self.contact_languages)]

    @property
    def state(self) -> MembershipState | None:
        return self.member.state()
