"""What a brochure has beside a story: a cover, a back, and what the site knows of the network."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks import StoryBlock
from pages.blocks.text import TextBlock
from pages.fetching import FetchedImageBlock


class CoverBlock(blocks.StructBlock):
    """The first page. Its title is that of the page."""

    image = FetchedImageBlock(label=_("picture"), help_text=_("Fills the lower two thirds of the first page."))
    subtitle = blocks.CharBlock(
        max_length=120, required=False, label=_("subtitle"), help_text=_("Below the title; empty: none.")
    )
    tint = blocks.ChoiceBlock(
        choices=[("green-soft", _("Green")), ("blush-soft", _("Blush"))],
        default="green-soft",
        label=_("ground"),
        help_text=_("The colour behind the title."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Cover")
        description = _("The first page of the PDF. A brochure with a cover is made as PDF in every language.")
        template = "brochures/blocks/cover.html"
        preview_value = {"image": None, "subtitle": "Who we are and what members gain", "tint": "green-soft"}


class NetworkFiguresBlock(blocks.StructBlock):
    """How many members there are, in how many countries: counted, never typed."""

    figures = blocks.MultipleChoiceBlock(
        choices=[("members", _("members")), ("countries", _("countries"))],
        default=["members", "countries"],
        label=_("figures"),
        help_text=_("Counted on the day of the version, which stands below them."),
    )

    class Meta:
        icon = "order"
        label = _("Figures of the network")
        description = _("Members and countries, counted by the site and frozen with each version.")
        template = "brochures/blocks/network_figures.html"
        preview_value = {"figures": ["members", "countries"]}


class MemberListBlock(blocks.StructBlock):
    """All members by country."""

    title = blocks.CharBlock(max_length=100, label=_("title"), help_text=_("Opens a chapter."))
    introduction = TextBlock(required=False, label=_("introduction"), help_text=_("Above the list; empty: none."))

    class Meta:
        icon = "group"
        label = _("Member list")
        description = _("All members by country, from their records.")
        template = "brochures/blocks/member_list.html"
        preview_value = {"title": "Our members", "introduction": "<p>Clusters on five continents.</p>"}


class MapBlock(blocks.StructBlock):
    """Where the members are."""

    title = blocks.CharBlock(max_length=100, label=_("title"), help_text=_("Opens a chapter."))
    introduction = TextBlock(required=False, label=_("introduction"), help_text=_("Below the title; empty: none."))

    class Meta:
        icon = "globe"
        label = _("Map")
        description = _("The members on a map of the world, from their records.")
        template = "brochures/blocks/map.html"
        preview_value = {"title": "Where we are", "introduction": ""}


class ContactEntryBlock(blocks.StructBlock):
    """A desk, never a person."""

    desk = blocks.CharBlock(max_length=100, label=_("desk"), help_text=_("A role, as in “Network coordination”."))
    purpose = blocks.CharBlock(
        max_length=200, required=False, label=_("purpose"), help_text=_("What it is the right place for.")
    )
    email = blocks.EmailBlock(required=False, label=_("e-mail address"), help_text=_("Printed; shown on the page."))
    telephone = blocks.RegexBlock(
        regex=r"^\+[\d ]{6,24}$",
        required=False,
        label=_("telephone"),
        help_text=_("With the code of the country, as in +33 1 23 45 67 89."),
        error_messages={"invalid": _("Write + and digits, with spaces between them.")},
    )

    class Meta:
        icon = "mail"
        label = _("Desk")
        description = _("Whom to ask about what.")
        preview_value = {"desk": "Network coordination", "purpose": "Membership", "email": "", "telephone": ""}


class ContactBlock(blocks.StructBlock):
    """Whom to ask."""

    title = blocks.CharBlock(max_length=100, label=_("title"), help_text=_("Opens a chapter."))
    introduction = TextBlock(required=False, label=_("introduction"), help_text=_("Above the desks; empty: none."))
    desks = blocks.ListBlock(ContactEntryBlock(), min_num=1, max_num=8, label=_("desks"), help_text=_("One to eight."))

    class Meta:
        icon = "mail"
        label = _("Contact")
        description = _("Whom to ask about what; the address of the site is added.")
        template = "brochures/blocks/contact.html"
        preview_value = {
            "title": "Whom to contact",
            "introduction": "",
            "desks": [{"desk": "Network coordination", "purpose": "Membership", "email": "", "telephone": ""}],
        }


class BackBlock(blocks.StructBlock):
    """The last page, where the logo, the version and the QR code stand."""

    title = blocks.CharBlock(max_length=100, label=_("title"), help_text=_("Large, on the last page."))
    text = TextBlock(
        required=False, label=_("text"), help_text=_("Empty: what the network says of itself in the site texts.")
    )
    imprint = blocks.TextBlock(
        max_length=400, required=False, label=_("imprint"), help_text=_("Small, at the foot of the last page.")
    )

    class Meta:
        icon = "doc-empty"
        label = _("Back page")
        description = _("The last page of the PDF, with logo, version and QR code.")
        template = "brochures/blocks/back.html"
        preview_value = {"title": "Talk to us", "text": "<p>We look forward to it.</p>", "imprint": ""}


class BrochureStoryBlock(StoryBlock):
    """A story in the order of the pages. A heading of the first level opens a chapter."""

    cover = CoverBlock()
    network_figures = NetworkFiguresBlock()
    members = MemberListBlock()
    map = MapBlock()
    contact = ContactBlock()
    back = BackBlock()

    class Meta:
        block_counts = {"cover": {"max_num": 1}, "back": {"max_num": 1}}
