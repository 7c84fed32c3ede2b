"""What wagtail-localize would publish half translated stays a draft.

It fills what nobody has translated with the original's words, and publishes that with no more than a warning.
"""

from django import forms
from django.db.models import QuerySet
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView


def translation_into(instance) -> Translation | None:
    """The running translation whose result the page or snippet is; None for what has no language."""
    if not isinstance(instance, TranslatableMixin):
        return None
    translations = Translation.objects.filter(
        enabled=True, source__object_id=instance.translation_key, target_locale_id=instance.locale_id
    )
    return translations.select_related("source", "target_locale").first()


def open_passages(translation: Translation) -> QuerySet:
    """Passages of the original without a translation, or with one that was found wrong."""
    passages = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    return passages.filter(translation__isnull=True)


class SyncTranslationsView(UpdateTranslationsView):
    """The form “Sync translated pages” without “Publish immediately”: new passages have to be translated first."""

    def get_form(self):
        form = super().get_form()
        form.fields["publish_translations"].disabled = True
        form.fields["publish_translations"].widget = forms.HiddenInput()
        return form
