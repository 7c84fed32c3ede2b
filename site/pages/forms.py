from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class PageForm(WagtailAdminPageForm):
    """Drafts may lack what publishing asks for: a picture goes public with words for those who do not see it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # A script fills it in from the title; whoever is faster than the script gets the same from the server.
            self.fields["slug"].required = False

    def clean(self):
        data = super().clean()
        image = data.get("image")
        if not self.is_deferred_validation and image and not (data.get("image_alt") or image.description).strip():
            self.add_error("image_alt", _("Say what the picture shows. The text stored with the picture is empty too."))
        return data
