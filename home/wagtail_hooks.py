from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from editing.create_entries import CreateEntry


@hooks.register("register_create_entry")
def create_standard_page():
    return CreateEntry(
        "home.StandardPage", icon="doc-empty", order=60, description=_("A plain page, such as legal information.")
    )
