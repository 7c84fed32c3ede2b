from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Locale, TranslatableMixin

from ..jobs import NothingToDoError, create_job, renew
from ..languages import Language
from ..models import Job, JobItem
from ..rights import languages_to_translate, may_give_jobs
from .access import locales_in_order
from .job_forms import JobForm, keys_in
from .plans import Plan, chosen_texts, plan_for, records
from .views import LookingView

# Enough to see what it is about; the rest is counted.
_SHOWN = 100


class NewJobView(LookingView):
    """Texts, named by their translation keys, become a job: first looked at with their words, then given out."""

    template_name = "translations/overview/new_job.html"
    page_title = _("Send to translators")
    header_icon = "globe"
    http_method_names = ["get", "head", "post", "options"]

    def may(self, user) -> bool:
        return may_give_jobs(user)

    def dispatch(self, request, *args, **kwargs):
        self.asked = request.POST if request.method == "POST" else request.GET
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if not self.plan.texts:
            messages.warning(request, _("Please choose the texts to send first."))
            return redirect("translation_overview")
        codes = [locale.language_code for locale in self.locales]
        initial = {
            "title": Truncator(str(self._first_chosen)).chars(120),
            "language": [code for code in request.GET.getlist("language") if code in codes],
        }
        return self._show(JobForm(locales=self.locales, user=self.request.user, initial=initial))

    @property
    def _first_chosen(self) -> TranslatableMixin:
        """Pages above that a language lacks stand before it."""
        asked = set(keys_in(self.asked.getlist("text")))
        return next((text for text in self.plan.texts if text.translation_key in asked), self.plan.texts[0])

    def post(self, request, *args, **kwargs):
        form = JobForm(request.POST, locales=self.locales, user=self.request.user)
        if "count" in request.POST:
            return self._show(form)
        if not form.is_valid():
            return self._show(form, status=400)
        try:
            items, renewed = self._give(form)
        except NothingToDoError as error:
            # Sent a second time, most often.
            if job := self._job_that_has_it(form.chosen()):
                messages.warning(request, " ".join(error.messages))
                return redirect("translation_job", job.pk)
            form.add_error(None, error)
            return self._show(form, status=400)
        except ValidationError as error:
            form.add_error(None, error)
            return self._show(form, status=400)
        if items:
            text = ngettext(
                "%(number)d translation was given out.",
                "%(number)d translations were given out.",
                len(items),
            )
            messages.success(request, text % {"number": len(items)})
        for title, job in dict.fromkeys((item.source.title, item.job) for item in renewed):
            said = {"title": title, "job": job}
            messages.success(request, _("“%(title)s”: the newest draft stands in “%(job)s” now.") % said)
        return redirect("translation_job", (items or renewed)[0].job_id)

    def _give(self, form: JobForm) -> tuple[list[JobItem], list[JobItem]]:
        """What is new in a job, and what has a newer draft in the one where it was."""

        @transaction.atomic
        def attempt():
            renewed = renew(self.plan.texts, self.drafts)
            try:
                return self._create(form), renewed
            except NothingToDoError:
                if not renewed:
                    raise
                return [], renewed

        try:
            return attempt()
        except IntegrityError:
            # Sent twice at the same time: the other one has given out some of it.
            return attempt()

    @transaction.atomic
    def _create(self, form: JobForm) -> list[JobItem]:
        job = form.save(commit=False)
        job.pk, job.created_by = None, self.request.user
        items = create_job(
            job,
            self.plan.texts,
            form.chosen(),
            form.assignees(),
            drafts=self.drafts,
            skipped=self.plan.left_out(),
        )
        form.save_m2m()
        return items

    def _job_that_has_it(self, locales: list[Locale]) -> Job | None:
        keys = [text.translation_key for text in self.plan.texts]
        items = JobItem.objects.open().filter(source__key__in=keys, locale__in=locales)
        item = items.select_related("job").order_by("-pk").first()
        return item and item.job

    @cached_property
    def locales(self) -> list[Locale]:
        own = languages_to_translate(self.request.user)
        return [locale for locale in locales_in_order() if own is None or locale.pk in own]

    @cached_property
    def drafts(self) -> set:
        return set(keys_in(self.asked.getlist("draft")))

    @cached_property
    def with_sections(self) -> bool:
        return "below" in self.asked

    @cached_property
    def plan(self) -> Plan:
        keys = keys_in(self.asked.getlist("text"))
        texts = chosen_texts(keys, with_sections=self.with_sections)
        if texts:
            texts += [record for record in self.offered_records if record.translation_key in self.chosen_records]
        return plan_for(texts, self.locales, self.drafts)

    @cached_property
    def chosen_records(self) -> set:
        return set(keys_in(self.asked.getlist("record")))

    @cached_property
    def offered_records(self) -> list:
        asked = set(keys_in(self.asked.getlist("text")))
        return [record for record in records() if record.translation_key not in asked]

    def _show(self, form: JobForm, status: int = 200):
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def _above(self, chosen: set[str]) -> int:
        """Into the chosen languages; before any is chosen, into all that could be."""
        locales = [locale.pk for locale in self.locales if not chosen or locale.language_code in chosen]
        return self.plan.above_into(locales)

    def get_context_data(self, *, form: JobForm, **kwargs):
        chosen = set(form["language"].value() or [])
        of_original = {text.locale_id for text in self.plan.texts}
        languages = [
            (Language(locale.language_code), locale.language_code in chosen, texts, words, skipped,
             form[f"assignee_{locale.language_code}"])
            for locale, texts, words, skipped in self.plan.summary()
            if of_original != {locale.pk}
        ]  # fmt: skip
        skipped = [one for one in self.plan.skipped if one.locale.pk != one.text.locale_id]
        return super().get_context_data(
            form=form,
            languages=languages,
            keys=keys_in(self.asked.getlist("text")),
            below=self.with_sections,
            lines=self.plan.lines[:_SHOWN],
            above=self._above(chosen),
            more=max(0, len(self.plan.lines) - _SHOWN),
            drafts=[line for line in self.plan.lines if line.has_draft][:_SHOWN],
            records=[(record, record.translation_key in self.chosen_records) for record in self.offered_records],
            skipped=skipped[:_SHOWN],
            skipped_more=max(0, len(skipped) - _SHOWN),
            **kwargs,
        )
