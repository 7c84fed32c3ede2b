from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ServiceBlock(blocks.StructBlock):
    """A service that a cluster offers."""

    name = blocks.CharBlock(max_length=120, label=_("service"), help_text=_("What is offered, in a few words."))
    description = blocks.TextBlock(
        required=False, max_length=600, label=_("description"), help_text=_("For whom, and what they get.")
    )

    class Meta:
        icon = "cog"
        label = _("Service")
        description = _("One service with a short description.")
        template = "members/blocks/service.html"
        preview_value = {
            "name": "Clinical testing",
            "description": "Efficacy and tolerance studies for small companies.",
        }


class ServicesBlock(blocks.StreamBlock):
    service = ServiceBlock()
