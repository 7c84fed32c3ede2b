"""What the site decided about each of its languages. What a language is like by nature, `languages` knows."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..languages import Language


class SlugPolicy(models.TextChoices):
    SOURCE = "source", _("that of the original")
    NATIVE = "native", _("its own, in the script of the language")


class LocaleProfileQuerySet(models.QuerySet):
    def in_order(self) -> list["LocaleProfile"]:
        """With their locales, in the order of the settings; languages that these do not name are left out."""
        by_code = {profile.locale.language_code: profile for profile in self.select_related("locale")}
        return [by_code[code] for code, _name in settings.LANGUAGES if code in by_code]


class LocaleProfile(models.Model):
    """The decisions about one language. Comes and goes with its locale (`translations.locales`)."""

    locale = models.OneToOneField(Locale, on_delete=models.CASCADE, related_name="profile", verbose_name=_("language"))
    is_public = models.BooleanField(_("public"), default=False, editable=False)
    fallbacks = models.JSONField(
        _("languages that stand in"),
        default=list,
        blank=True,
        help_text=_("Codes with commas between them, best first: whose site texts are shown where this one has none."),
    )
    slug_policy = models.CharField(
        _("address of a new page"),
        max_length=10,
        choices=SlugPolicy,
        default=SlugPolicy.SOURCE,
        help_text=_("The last part of it. Set when a translation is first published; later changes leave it alone."),
    )
    review_required = models.BooleanField(
        _("somebody approves"),
        default=True,
        help_text=_("A second person has to approve a translation before it is published."),
    )
    machine_translation_allowed = models.BooleanField(
        _("machine translation"), default=True, help_text=_("Translators may ask a machine for a first version.")
    )

    objects = LocaleProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")

    def __str__(self):
        return self.language.name

    def clean(self):
        errors = {}
        if problem := self._wrong_fallback():
            errors["fallbacks"] = problem
        if self.slug_policy == SlugPolicy.NATIVE and not self.language.can_have_native_slugs:
            errors["slug_policy"] = _("Addresses cannot hold the vowel and tone signs of this script.")
        if errors:
            raise ValidationError(errors)

    def _wrong_fallback(self) -> str:
        chain = self.fallbacks
        if not isinstance(chain, list) or not all(isinstance(code, str) for code in chain):
            return _("Write codes of languages with commas between them.")
        if unknown := [code for code in chain if code not in dict(settings.LANGUAGES)]:
            return _("“%(code)s” is no language of this site.") % {"code": unknown[0]}
        if len(set(chain)) < len(chain):
            return _("Each language stands in once.")
        if circle := self._first_that_leads_back(chain):
            return _("“%(code)s” leads back to this language, which would stand in for itself.") % {"code": circle}
        return ""

    def _first_that_leads_back(self, chain: list[str]) -> str:
        others = LocaleProfile.objects.exclude(pk=self.pk).values_list("locale__language_code", "fallbacks")
        following = dict(others)
        for first in chain:
            seen, waiting = set(), [first]
            while waiting:
                code = waiting.pop()
                if code == self.language.code:
                    return first
                if code not in seen:
                    seen.add(code)
                    waiting += following.get(code, [])
        return ""

    @property
    def language(self) -> Language:
        return Language(self.locale.language_code)

    @property
    def is_default(self) -> bool:
        return self.locale.language_code == settings.LANGUAGE_CODE

    @property
    def script(self) -> str:
        return self.language.script

    @property
    def direction(self) -> str:
        return self.language.direction

    @property
    def font_stack(self) -> tuple[str, ...]:
        return self.language.font_stack

    @property
    def search_analyser(self) -> str:
        return self.language.search_analyser
