from wagtail.admin.forms import WagtailAdminModelForm


class LogoKitForm(WagtailAdminModelForm):
    """Print files that somebody adds who may publish the kit go out at once, all others with its next publishing."""

    def save(self, commit=True):
        is_approved = self.instance.pk is not None and self._may_publish()
        for form in self.formsets["print_files"].forms:
            if form.instance.is_new_upload:
                form.instance.is_approved = is_approved
        return super().save(commit)

    def _may_publish(self) -> bool:
        return any(page.permissions_for_user(self.for_user).can_publish() for page in self.instance.pages.live())
