from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_own_member_link")
def lead_to_what_a_member_uses(member):
    return _("Brochures and logos you use"), reverse("members_use", args=[member.slug])
