"""The officer's screen of a brochure: what is being made, languages × editions, and all versions."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from translations.languages import Language
from translations.standing import Standing, standing_of

from .due import editions_in, version_to_come
from .making import begin_again
from .models import Brochure, BrochureEdition, BrochurePage, BrochureVersion, Kind
from .planning import Draft
from .sharing import ShareForm, revoke, share
from .tasks import make_brochure

MOST_VERSIONS = 50


@dataclass(frozen=True)
class Row:
    """A language of the matrix; `page` is None where nobody has begun. `troubles` are those of uploaded files.

    `standing` is how the words of the page stand now, whatever the editions say that there are; None of an original.
    """

    language: Language
    page: BrochurePage | None
    cells: list[BrochureEdition | None]
    troubles: list[str]
    standing: Standing | None

    @property
    def shown(self) -> zip:
        return zip(self.cells, self.troubles, strict=True)

    @property
    def untranslated(self) -> int:
        return len(self.standing.gaps) if self.standing else 0

    @property
    def behind(self) -> int:
        return len(self.standing.behind) if self.standing else 0


def may_manage(user) -> bool:
    return policy_registry.get_by_type(Brochure).user_has_permission(user, "change")


class EditionsView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows, also how far a version is; POST tries again what failed, and makes or revokes share links."""

    template_name = "brochures/admin/editions.html"
    header_icon = "doc-full"
    _show_breadcrumbs = True
    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request, *args, **kwargs):
        if not may_manage(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def brochure(self) -> Brochure:
        return get_object_or_404(Brochure, pk=self.kwargs["pk"])

    def post(self, request, *args, **kwargs):
        match request.POST.get("action", "again"):
            case "share":
                return self._share()
            case "revoke":
                if revoke(self.brochure, request.POST.get("link", "")):
                    messages.success(request, _("The link leads nowhere any more."))
            case "again":
                with transaction.atomic():
                    begin_again(self.brochure.pk)
                    transaction.on_commit(partial(make_brochure.enqueue, self.brochure.pk, again=True))
                messages.success(request, _("What could not be made is tried again. This screen shows how far it is."))
        return redirect(request.path)

    def _share(self):
        form = ShareForm(self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(share_form=form), status=400)
        key = share(self.brochure, self.request.user, **form.cleaned_data)
        address = self.request.build_absolute_uri(reverse("brochures:shared", args=[key]))
        response = self.render_to_response(self.get_context_data(new_link=address))
        response.headers["Cache-Control"] = "no-store"
        return response

    def get_page_title(self):
        return _("Editions")

    def get_page_subtitle(self):
        return str(self.brochure)

    def get_breadcrumbs_items(self):
        records = {"url": reverse(Brochure.snippet_viewset.get_url_name("list")), "label": _("Brochure files")}
        own = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), records, own]

    def get_context_data(self, **kwargs):
        newest = self.brochure.newest
        pending = self.brochure.versions.pending().prefetch_related("editions").first()
        shown = pending or newest
        draft = Draft(self.brochure, newest)
        kwargs.setdefault("share_form", ShareForm())
        return super().get_context_data(
            **kwargs,
            links=self.brochure.share_links.all()[:MOST_VERSIONS],
            brochure=self.brochure,
            newest=newest,
            pending=pending,
            progress=_progress(self.brochure, pending),
            is_ready=draft.is_ready,
            rows=_rows(draft, shown),
            kinds=list(Kind),
            has_problems=_has_problems(pending, newest),
            readers=_readers(draft, newest),
            versions=self.brochure.versions.complete()[:MOST_VERSIONS],
        )


def _has_problems(pending: BrochureVersion | None, newest: BrochureVersion | None) -> bool:
    """Whether something can be tried again now: of a version that has stopped, else of the newest one."""
    if pending:
        return bool(pending.problem)
    return any(edition.problem for edition in newest.editions.all()) if newest else False


def _readers(draft: Draft, newest: BrochureVersion | None) -> str:
    """Who may have the newest version: all, some, whose closed pages show it, or none, while its pages are drafts."""
    if newest is None:
        return "none"
    if newest.editions.open_to(AnonymousUser()).exclude(file="").exists():
        return "all"
    codes = {language for language, _kind in newest.by_cell} | {newest.language}
    return "some" if codes & draft.pages.keys() else "none"


def _progress(brochure: Brochure, pending: BrochureVersion | None) -> dict | None:
    """Of the version that is being made, or that the worker has still to begin."""
    if pending is not None:
        return {"number": pending.number, "done": len(pending.editions.all()), "wanted": editions_in(pending.plan)}
    number, wanted = version_to_come(brochure) or ("", 0)
    return {"number": number, "done": 0, "wanted": wanted} if number else None


def _rows(draft: Draft, version: BrochureVersion | None) -> list[Row]:
    cells = version.by_cell if version else {}
    troubles = {(file.language, file.edition): file.trouble for file in draft.files}
    codes = [code for code, _name in settings.LANGUAGES]
    known = {code for code in codes if code in draft.pages} | {language for language, _kind in (*cells, *troubles)}
    return [
        Row(
            Language(code),
            draft.pages.get(code),
            [cells.get((code, str(kind))) for kind in Kind],
            [troubles.get((code, str(kind)), "") for kind in Kind],
            standing_of(draft.made[code], timedelta()) if code in draft.made else None,
        )
        for code in codes
        if code in known
    ]
