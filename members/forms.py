from wagtail.admin.forms import WagtailAdminPageForm


class ShowcaseForm(WagtailAdminPageForm):
    """Drafts may lack parts; publishing names each one that is missing."""

    def clean(self):
        data = super().clean()
        if not self.is_deferred_validation:
            for name, message in self.instance.part_errors(data).items():
                if name not in self.errors:
                    self.add_error(name, message)
        return data
