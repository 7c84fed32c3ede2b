from wagtail.blocks.stream_block import StreamBlockValidationError

from pages.forms import PageForm

from .languages_spoken import check_codes


class ShowcaseForm(PageForm):
    """Drafts may lack parts; publishing names each one that is missing, and what else keeps readers from it."""

    def clean(self):
        data = super().clean()
        if not self.is_deferred_validation:
            for name, message in self.instance.publication_errors(data).items():
                if self._is_only_missing(name):
                    self.errors.pop(name, None)
                    self.add_error(name, message)
        return data

    def clean_contact_languages(self) -> str:
        check_codes(self.cleaned_data["contact_languages"])
        return self.cleaned_data["contact_languages"]

    def _is_only_missing(self, name: str) -> bool:
        """Whether nothing but the absence of the part has been complained of: other errors say more than ours."""
        complaints = self.errors[name].as_data() if name in self.errors else []
        return all(
            not error.block_errors if isinstance(error, StreamBlockValidationError) else error.code == "required"
            for error in complaints
        )
