"""The adoption board: every member × asset."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Member

from .catalogue import Asset, assets
from .holdings import Holding, State, evidence_on


@dataclass(frozen=True)
class Row:
    """A member with what it has of each shown asset, in their order."""

    member: Member
    holdings: list[Holding]


class BoardForm(forms.Form):
    """What to show."""

    q = forms.CharField(label=_("Name of the member"), required=False, max_length=100)
    asset = forms.ChoiceField(label=_("Asset"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *State.choices])

    def __init__(self, *args, offered: list[Asset], **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = offered
        self.fields["asset"].choices = [("", _("All")), *((asset.key, asset.title) for asset in offered)]

    @property
    def columns(self) -> list[Asset]:
        chosen = self.cleaned_data.get("asset")
        return [asset for asset in self.offered if chosen in ("", None, asset.key)]

    def rows(self) -> list[Row]:
        """Of a valid form: current members by name; with a state, those that have it in a shown column."""
        members = Member.objects.current().filter(short_name__icontains=self.cleaned_data["q"])
        wanted = self.cleaned_data["state"]
        rows = rows_of(list(members.order_by("short_name", "pk")), self.columns)
        return [row for row in rows if not wanted or any(holding.state == wanted for holding in row.holdings)]


def rows_of(members: list[Member], columns: list[Asset]) -> list[Row]:
    evidence = evidence_on(members)
    return [Row(member, [evidence.holding(member, asset) for asset in columns]) for member in members]


def board_of(data) -> BoardForm:
    return BoardForm(data, offered=assets())
