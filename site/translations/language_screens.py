"""The languages of the site in the admin: what was decided, what is missing before a launch, and the switch."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, UpdateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail_localize.locales.views import DeleteView

from . import launch
from .formats import language_name
from .models import LocaleProfile

VIEW, CHANGE = "translations.view_localeprofile", "translations.change_localeprofile"


class CodesField(forms.CharField):
    """Codes of languages in their order, as a list; written with commas between them."""

    def __init__(self, **kwargs):
        super().__init__(max_length=200, **kwargs)

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [code.strip().lower() for code in (super().to_python(value) or "").split(",") if code.strip()]

    def validate(self, value):
        """An empty chain is one, too."""

    def run_validators(self, value):
        super().run_validators(", ".join(value))


class LanguageForm(forms.ModelForm):
    fallbacks = CodesField(required=False)

    class Meta:
        model = LocaleProfile
        fields = ["fallbacks", "slug_policy", "review_required", "machine_translation_allowed"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = LocaleProfile._meta.get_field("fallbacks")
        self.fields["fallbacks"].label = capfirst(field.verbose_name)
        self.fields["fallbacks"].help_text = field.help_text


class LanguageScreen(WagtailAdminTemplateMixin):
    """What the screens have in common: who may, and where they stand."""

    needs = VIEW
    header_icon = "globe"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.needs):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def profile(self) -> LocaleProfile:
        if not hasattr(self, "_profile"):
            profiles = LocaleProfile.objects.select_related("locale")
            self._profile = get_object_or_404(profiles, pk=self.kwargs["pk"])
        return self._profile

    def get_page_title(self):
        return capfirst(language_name(self.profile.locale.language_code))

    def get_breadcrumbs_items(self):
        languages = {"url": reverse("languages"), "label": _("Languages")}
        return [*super().get_breadcrumbs_items(), languages, {"url": "", "label": self.get_page_title()}]


class LanguagesView(LanguageScreen, TemplateView):
    """All of them, each with its state and how much of its checklist is done."""

    template_name = "translations/languages/index.html"
    page_title = gettext_lazy("Languages")
    http_method_names = ["get", "head", "options"]

    def get_page_title(self):
        return self.page_title

    def get_breadcrumbs_items(self):
        return [*WagtailAdminTemplateMixin.get_breadcrumbs_items(self), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        profiles = LocaleProfile.objects.in_order()
        found = launch.checklists([profile.locale for profile in profiles])
        rows = []
        for profile in profiles:
            checks = found[profile.locale]
            name = capfirst(language_name(profile.locale.language_code))
            missing = sum(not check.is_done for check in checks)
            rows.append({"profile": profile, "name": name, "missing": missing, "checks": len(checks)})
        return super().get_context_data(rows=rows, **kwargs)


class LanguageView(LanguageScreen, TemplateView):
    """One language: its checklist with ways to what is missing, the decisions and the facts about it."""

    template_name = "translations/languages/language.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        checks = launch.checklist(self.profile.locale)
        return super().get_context_data(
            profile=self.profile,
            checks=checks,
            is_ready=launch.is_ready(checks),
            may_change=self.request.user.has_perm(CHANGE),
            fallbacks=[language_name(code) for code in self.profile.fallbacks],
            **kwargs,
        )


class LanguageEditView(LanguageScreen, UpdateView):
    needs = CHANGE
    model = LocaleProfile
    form_class = LanguageForm
    template_name = "translations/languages/edit.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_object(self, queryset=None):
        return self.profile

    def form_valid(self, form):
        form.save()
        messages.success(self.request, _("The decisions were saved."))
        return HttpResponseRedirect(reverse("language", args=[self.profile.pk]))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=_("Save"),
            submit_button_active_label=_("Saving…"),
            back_url=reverse("language", args=[self.profile.pk]),
            **kwargs,
        )


class LanguageSwitchView(LanguageScreen, TemplateView):
    """Asks once more, and then makes a language public, or takes it away from readers."""

    needs = CHANGE
    template_name = "translations/languages/switch.html"
    http_method_names = ["get", "head", "post", "options"]

    def post(self, request, *args, **kwargs):
        is_public = request.POST.get("public")
        if is_public not in ("yes", "no"):
            return HttpResponseRedirect(request.path)
        try:
            (launch.make_public if is_public == "yes" else launch.hide)(self.profile, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            text = _("Readers have this language now.") if is_public == "yes" else _("Readers no longer have it.")
            messages.success(request, text)
        return HttpResponseRedirect(reverse("language", args=[self.profile.pk]))

    def get_context_data(self, **kwargs):
        is_ready = launch.is_ready(launch.checklist(self.profile.locale))
        return super().get_context_data(profile=self.profile, is_ready=is_ready, **kwargs)


class LocaleDeleteView(DeleteView):
    """Wagtail's own, which would delete a public language as long as nothing is written in it."""

    def can_delete(self, locale):
        profile = LocaleProfile.objects.select_related("locale").filter(locale=locale).first()
        is_free = profile is None or not (profile.is_public or profile.is_default)
        return is_free and super().can_delete(locale)
