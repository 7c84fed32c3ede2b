"""The web addresses that a member declares, by its representatives or by officers. Each change is whole by itself."""

from urllib.parse import urldefrag, urlsplit

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.forms import OurFieldsMixin
from members.models import Member

from .checking.fetching import NotFetchedError, check
from .models import MemberWebAddress

# Each is a visit a week.
MOST_ADDRESSES = 10
_EXAMPLE = "https://www.example.org/"


class AddressForm(OurFieldsMixin, forms.ModelForm):
    """One more address of a member."""

    labels = {"address": _("Web address of a page")}
    help_texts = {
        "address": _("A page of yours that shows our logo, badge or brochure, as in https://www.example.org/")
    }

    class Meta:
        model = MemberWebAddress
        fields = ["address"]
        widgets = {"address": forms.URLInput({"dir": "ltr"})}

    def __init__(self, *args, member: Member, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member
        # Left to right by itself: its last stroke would jump to its other end in Arabic.
        field = self.fields["address"]
        field.help_text = str(field.help_text).replace(_EXAMPLE, f"\u2066{_EXAMPLE}\u2069")

    def clean_address(self) -> str:
        address, _fragment = urldefrag(self.cleaned_data["address"].strip())
        if "@" in urlsplit(address).netloc:
            raise forms.ValidationError(_("Write the address without a name and a password."))
        try:
            check(address)
        except NotFetchedError as error:
            raise forms.ValidationError(_("Only pages that everybody can open are visited.")) from error
        return address

    def clean(self):
        data = super().clean()
        known = set(self.member.web_addresses.values_list("address", flat=True))
        if data.get("address") in known:
            self.add_error("address", _("This address stands in the list already."))
        elif len(known) >= MOST_ADDRESSES:
            message = _("A member has at most %(number)s addresses. Remove one first.")
            self.add_error("address", message % {"number": MOST_ADDRESSES})
        return data

    @transaction.atomic
    def declare(self, user) -> None:
        """Of a valid form. Of two that are sent at once one more may be kept than the form allows, none twice."""
        _row, is_new = MemberWebAddress.objects.get_or_create(member=self.member, address=self.cleaned_data["address"])
        if is_new:
            log(instance=self.member, action="wagtail.edit", user=user, content_changed=True)


@transaction.atomic
def withdraw(member: Member, pk: str, user) -> None:
    """Nothing to do where it is gone already, or is another member's."""
    deleted, _by_model = member.web_addresses.filter(pk=pk if pk.isascii() and pk.isdigit() else 0).delete()
    if deleted:
        log(instance=member, action="wagtail.edit", user=user, content_changed=True)
