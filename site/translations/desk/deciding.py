"""Steps that are asked about once more: sending back, publishing with gaps, going a page's own way and back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .. import rights
from ..languages import Language
from ..models import Comment, Translation
from ..models.words import Stage
from ..release import hindrances, publish_once
from ..reviewing import send_back
from ..sheets import Sheet
from .access import translation_or_404
from .linking import edit_url, link_again, unlink
from .views import desk_breadcrumbs


class DecisionView(WagtailAdminTemplateMixin, FormView):
    """A question with a form, where the answer may be refused."""

    template_name = "translations/desk/decision.html"
    form_class = forms.Form
    header_icon = "wagtail-localize-language"
    button = ""
    done = ""
    http_method_names = ["get", "head", "post"]

    @cached_property
    def translation(self) -> Translation:
        return translation_or_404(self.request.user, self.kwargs["pk"])

    def may(self) -> bool:
        raise NotImplementedError

    def decide(self, form) -> None:
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        if not self.may():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            self.decide(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_success_url(self):
        return reverse("translation_desk:editor", args=[self.translation.pk])

    def get_header_title(self):
        return self.page_title

    def get_breadcrumbs_items(self):
        return desk_breadcrumbs((self.get_back_url(), self.translation.source.title), ("", self.page_title))

    def get_back_url(self) -> str:
        return reverse("translation_desk:editor", args=[self.translation.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            translation=self.translation,
            target_language=Language(self.translation.locale.language_code),
            button=self.button,
            back_url=self.get_back_url(),
        )


class CommentForm(forms.Form):
    comment = forms.CharField(
        label=gettext_lazy("What is to be changed"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=Comment._meta.get_field("text").max_length,
        error_messages={"required": gettext_lazy("Please say what is to be changed.")},
    )


class SendBackView(DecisionView):
    page_title = gettext_lazy("Send back to the translator")
    template_name = "translations/desk/send_back.html"
    form_class = CommentForm
    button = gettext_lazy("Send back")
    done = gettext_lazy("Sent back with your comment.")

    def may(self):
        is_sent = self.translation.stage == Stage.REVIEW
        return rights.may_review(self.request.user, self.translation.locale) and (is_sent or self._has_posted())

    def _has_posted(self) -> bool:
        # Somebody else may have decided meanwhile: that is said, not hidden.
        return self.request.method == "POST"

    def decide(self, form):
        send_back(self.translation, self.request.user, form.cleaned_data["comment"])


class PublishWithGapsView(DecisionView):
    page_title = gettext_lazy("Publish with gaps")
    template_name = "translations/desk/with_gaps.html"
    button = gettext_lazy("Publish with the gaps")
    done = gettext_lazy("Published. Where words are missing, readers see those of the original, marked as such.")

    def may(self):
        return rights.may_publish_with_gaps(self.request.user, self.translation.locale)

    def decide(self, form):
        publish_once(self.translation, self.request.user, with_gaps=True)

    def get_context_data(self, **kwargs):
        found = hindrances(Sheet(self.translation))
        return super().get_context_data(
            **kwargs,
            gaps=[hindrance for hindrance in found if hindrance.can_be_overridden],
            hindrances=[hindrance for hindrance in found if not hindrance.can_be_overridden],
        )


class UnlinkView(DecisionView):
    page_title = gettext_lazy("Let the page go its own way")
    template_name = "translations/desk/unlink.html"
    button = gettext_lazy("Make it independent")
    done = gettext_lazy("The page is independent now. It is edited like any other page.")

    def may(self):
        return rights.may_publish_in(self.request.user, self.translation.locale) and self.translation.target is not None

    def decide(self, form):
        unlink(self.translation)

    def get_success_url(self):
        return edit_url(self.translation.target)


class LinkView(DecisionView):
    page_title = gettext_lazy("Link the page to its original again")
    template_name = "translations/desk/link.html"
    button = gettext_lazy("Link it again")

    @cached_property
    def translation(self) -> Translation:
        independent = Translation.objects.filter(is_linked=False).select_related("source__locale", "locale")
        return get_object_or_404(independent, pk=self.kwargs["pk"])

    def may(self):
        return rights.may_publish_in(self.request.user, self.translation.locale) and self.translation.target is not None

    def decide(self, form):
        left = link_again(self.translation, self.request.user)
        self.done = _("The page follows its original again. What it says was taken for its translation.")
        if left:
            text = ngettext(
                "%(number)d passage was not taken: it has links or tags that its original has not.",
                "%(number)d passages were not taken: they have links or tags that their original has not.",
                left,
            )
            history = _("What the page said stays in its history.")
            messages.warning(self.request, f"{text % {'number': left}} {history}")

    def get_back_url(self):
        return edit_url(self.translation.target)
