"""The board, and the page of one member on it, in the admin."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from members.models import Member

from .addresses import AddressForm
from .board import board_of
from .catalogue import assets
from .export import spreadsheet
from .holdings import evidence_on
from .letters import language_of, languages, letter_to
from .own import changed

PER_PAGE = 50


def may_look(user) -> bool:
    """Whoever sees the members themselves."""
    return user.has_perm("members.view_member")


class _LookingView(WagtailAdminTemplateMixin, TemplateView):
    _show_breadcrumbs = True
    header_icon = "tick-inverse"

    def dispatch(self, request, *args, **kwargs):
        if not may_look(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BoardView(_LookingView):
    template_name = "adoption/board.html"
    page_title = _("Adoption")
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        self.form = board_of(request.GET)
        is_valid = self.form.is_valid()
        if is_valid and request.GET.get("export") == "xlsx":
            return spreadsheet(self.form.rows(), self.form.cleaned_data["state"])
        return self.render_to_response(self.get_context_data(), status=200 if is_valid else 400)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        is_valid = self.form.is_valid()
        paginator = WagtailPaginator(self.form.rows() if is_valid else [], PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(
            form=self.form,
            columns=self.form.columns if is_valid else [],
            rows=page.object_list,
            page_obj=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            **kwargs,
        )


class MemberView(_LookingView):
    """What a member uses and where it was seen, its web addresses, and the letter."""

    template_name = "adoption/member.html"
    http_method_names = ["get", "head", "options"]
    form: AddressForm | None = None

    @property
    def member(self) -> Member:
        if not hasattr(self, "_member"):
            self._member = get_object_or_404(Member, slug=self.kwargs["slug"])
        return self._member

    def get_page_title(self):
        return self.member.short_name

    def get_breadcrumbs_items(self):
        board = {"url": reverse("adoption_board"), "label": BoardView.page_title}
        return [*super().get_breadcrumbs_items(), board, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        offered, chosen = [code for code, _name in languages()], self.request.GET.get("language")
        evidence = evidence_on([self.member])
        return super().get_context_data(
            member=self.member,
            holdings=[evidence.holding(self.member, asset) for asset in assets()],
            addresses=self.member.web_addresses.all(),
            form=self.form or AddressForm(member=self.member),
            may_change=self.request.user.has_perm("members.change_member"),
            languages=languages(),
            letter=letter_to(self.member, chosen if chosen in offered else language_of(self.member)),
            **kwargs,
        )


class AddressesView(MemberView):
    """One more address of a member, or one less; then its page again."""

    http_method_names = ["post"]

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("members.change_member"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.form = AddressForm(request.POST if "remove" not in request.POST else None, member=self.member)
        if changed(request, self.member, self.form):
            return HttpResponseRedirect(reverse("adoption_member", args=[self.member.slug]))
        return self.render_to_response(self.get_context_data())
