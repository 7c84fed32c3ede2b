"""The canonical record of a member organisation: facts, once, in no language."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.forms import Select
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from taxonomy.codes import ValueChain
from taxonomy.models import CountryField, LanguageField, Term

# Nothing that a cluster grew from is older.
_EARLIEST_YEAR = 1500
_KANA = r"^[\u3041-\u3096\u309d\u309e\u30a1-\u30fe\s]*$"


class MembershipState(models.TextChoices):
    CANDIDATE = "candidate", _("Candidate")
    ACTIVE = "active", _("Active member")
    GRACE = "grace", _("Membership being renewed")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Former member")
    HONORARY = "honorary", _("Honorary member")


# States in which an organisation counts as a member.
COUNTING_STATES = (MembershipState.ACTIVE, MembershipState.GRACE, MembershipState.HONORARY)


@dataclass(frozen=True)
class NetworkCounters:
    members: int
    countries: int
    as_of: date


class MemberQuerySet(models.QuerySet):
    def current(self, day: date | None = None) -> "MemberQuerySet":
        """Organisations that are members on a day (today): both ends of an interval count."""
        day = day or timezone.localdate()
        intervals = Membership.objects.filter(
            Q(end__isnull=True) | Q(end__gte=day), start__lte=day, state__in=COUNTING_STATES
        )
        return self.filter(pk__in=intervals.values("member"))

    def counters(self, day: date | None = None) -> NetworkCounters:
        day = day or timezone.localdate()
        counts = self.current(day).aggregate(
            members=models.Count("pk"), countries=models.Count("country", distinct=True)
        )
        return NetworkCounters(as_of=day, **counts)


class Member(index.Indexed, ClusterableModel):
    """A member organisation. Pages in many languages speak about it; its facts stand here and nowhere else."""

    slug = models.SlugField(
        _("code"), max_length=80, unique=True, help_text=_("Stands in addresses and filters. Do not change it in use.")
    )
    legal_name = models.CharField(_("legal name"), max_length=200, help_text=_("The full name, as registered."))
    short_name = models.CharField(
        _("short name"), max_length=100, help_text=_("The name used in lists and on the map.")
    )
    native_name = models.CharField(
        _("native name"), max_length=200, blank=True, help_text=_("The name in the organisation's own language.")
    )
    native_language = LanguageField(
        _("language of the native name"), blank=True, help_text=_("So that screen readers pronounce it rightly.")
    )
    reading = models.CharField(
        _("reading of the short name"),
        max_length=200,
        blank=True,
        validators=[RegexValidator(_KANA, _("Write the reading in kana alone."))],
        help_text=_("In hiragana or katakana, for names with Chinese characters: Japanese lists follow it."),
    )
    country = CountryField(_("country"), db_index=True, help_text=_("Where the organisation has its seat."))
    region = models.CharField(_("region or city"), max_length=120, blank=True, help_text=_("As written there."))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north; places the member on the map."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=4,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east."),
    )
    founded = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True, help_text=_("The year."))
    website = models.URLField(_("website"), blank=True, help_text=_("The organisation's own home page."))
    companies = models.PositiveIntegerField(
        _("companies"), null=True, blank=True, help_text=_("How many companies and laboratories it gathers.")
    )
    figures_as_of = models.DateField(
        _("figures as of"), null=True, blank=True, help_text=_("The day for which the number holds.")
    )
    figures_source = models.CharField(
        _("source of the figures"), max_length=200, blank=True, help_text=_("Who said so, and where.")
    )
    is_demonstration = models.BooleanField(
        _("demonstration"), default=False, help_text=_("Invented for demonstrations; readers are told.")
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(["short_name", "slug"]),
                "reading",
                "legal_name",
                FieldRowPanel(["native_name", "native_language"]),
            ],
            heading=_("Names"),
        ),
        MultiFieldPanel(
            [FieldRowPanel(["country", "region"]), FieldRowPanel(["latitude", "longitude"])], heading=_("Place")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(["founded", "website"]),
                FieldRowPanel(["companies", "figures_as_of"]),
                "figures_source",
                "is_demonstration",
            ],
            heading=_("Facts"),
        ),
        InlinePanel("memberships", heading=_("Membership"), label=_("period"), min_num=1),
        InlinePanel("value_chain_roles", heading=_("Value chain"), label=_("role")),
        InlinePanel("specialisations", heading=_("Specialisations"), label=_("specialisation")),
        InlinePanel("representatives", heading=_("Representatives"), label=_("representative")),
    ]
    search_fields = [
        index.SearchField("legal_name"),
        index.SearchField("short_name", boost=2),
        index.AutocompleteField("short_name"),
        index.FilterField("country"),
    ]

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["short_name"]
        constraints = [
            models.CheckConstraint(
                name="member_figures_have_date_and_source",
                condition=Q(companies__isnull=True) | (Q(figures_as_of__isnull=False) & ~Q(figures_source="")),
                violation_error_message=_("A number needs its date and its source."),
            )
        ]
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self):
        return self.short_name

    def clean(self):
        super().clean()
        today = timezone.localdate()
        if self.founded is not None and not _EARLIEST_YEAR <= self.founded <= today.year:
            raise ValidationError({"founded": _("A year between %(first)s and now.") % {"first": _EARLIEST_YEAR}})
        if self.figures_as_of and self.figures_as_of > today:
            raise ValidationError({"figures_as_of": _("This day is still to come.")})

    def state(self, day: date | None = None) -> MembershipState | None:
        """The membership state on a day (today); None before the first period."""
        day = day or timezone.localdate()
        periods = [period for period in self.memberships.all() if period.start <= day]
        open_now = [period for period in periods if period.end is None or period.end >= day]
        if open_now:
            return MembershipState(max(open_now, key=lambda period: period.start).state)
        return MembershipState.ENDED if periods else None

    @property
    def member_since(self) -> date | None:
        """The first day of the first period that counts."""
        starts = [period.start for period in self.memberships.all() if period.state in COUNTING_STATES]
        return min(starts, default=None)

    @property
    def has_other_native_name(self) -> bool:
        """Whether the organisation's own language calls it differently from the name readers see first."""
        return self.native_name not in ("", self.short_name)

    @property
    def website_host(self) -> str:
        return (urlsplit(self.website).hostname or "").removeprefix("www.")

    @classmethod
    def showcases(cls, members, locale_id: int) -> list:
        """The live pages about members in one language, for links; one query, none for an empty list."""
        from .pages import MemberShowcasePage  # the page type hangs on this record

        if not members:
            return []
        return list(
            MemberShowcasePage.objects.readable()
            .filter(member__in=members, locale_id=locale_id)
            .select_related("locale", "member")
        )


class Membership(Orderable):
    """A period of membership, both days included; without an end it goes on."""

    member = ParentalKey(Member, on_delete=models.CASCADE, related_name="memberships")
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=MembershipState.choices,
        default=MembershipState.ACTIVE,
        help_text=_("What the organisation was in this period."),
    )
    start = models.DateField(_("first day"), help_text=_("The first day of the period."))
    end = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty while it goes on."))

    panels = [FieldRowPanel(["state", "start", "end"])]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(end__isnull=True) | Q(end__gte=F("start")),
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    def __str__(self):
        return f"{self.get_state_display()}, {self.start}"


class MemberValueChainRole(Orderable):
    """A link of the value chain in which the member is at home."""

    member = ParentalKey(Member, on_delete=models.CASCADE, related_name="value_chain_roles")
    role = models.CharField(
        _("role"), max_length=20, choices=ValueChain.choices, db_index=True, help_text=_("A link of the value chain.")
    )

    panels = [FieldPanel("role")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["member", "role"], name="value_chain_role_once_per_member")]


class MemberSpecialisation(Orderable):
    """An area of research, development or know-how."""

    member = ParentalKey(Member, on_delete=models.CASCADE, related_name="specialisations")
    term = models.ForeignKey(
        Term,
        verbose_name=_("specialisation"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": Term.Kind.SPECIALISATION},
        help_text=_("From the code list of specialisations."),
    )

    panels = [FieldPanel("term", widget=Select)]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["member", "term"], name="specialisation_once_per_member")]
