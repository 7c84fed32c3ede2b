"""A guard for forms that anybody may send: no account, no cookie, no script, no third party.

A page that holds such a form stays the same for all readers. Robots meet a trap that people do not see, a signed time
stamp, and budgets; forms on other sites meet the browser's own word on where a request comes from.
"""

import unicodedata
from typing import NamedTuple
from urllib.parse import urlsplit

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.addresses import client_address
from accounts.limits import Limit, TooManyAttemptsError, reserve

# Nobody reads a form and fills it in within this time; a tab may stay open over lunch.
YOUNGEST_SECONDS = 3
OLDEST_SECONDS = 2 * 3600


class Budget(NamedTuple):
    """How much is taken within an hour: from one address, and from all together."""

    one: int
    all: int


class GuardedForm(forms.Form):
    """Subclasses add their fields. `purpose` keeps the stamps and budgets of several forms apart."""

    purpose: str
    budget: Budget

    # A name that robots like. People who meet it nevertheless, with a screen reader for instance, are told.
    website = forms.CharField(required=False, label=_("Leave this field empty"))
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False  # the server's words are translated, the browser's may not be
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        for field in self.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs["class"] = "input"

    @property
    def is_trapped(self) -> bool:
        """Whether a robot filled in what people do not see: it gets thanks, and nothing happens."""
        return bool(self.data.get("website"))

    @property
    def new_stamp(self) -> str:
        return signing.TimestampSigner(salt=f"{__name__}.{self.purpose}").sign(self.purpose)

    @property
    def own_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != "website"]

    def clean(self):
        data = super().clean()
        if not self.errors:
            self._check_age(data.get("stamp", ""))
        return data

    def _check_age(self, stamp: str) -> None:
        signer = signing.TimestampSigner(salt=f"{__name__}.{self.purpose}")
        try:
            signer.unsign(stamp, max_age=OLDEST_SECONDS)
        except signing.SignatureExpired as error:
            raise ValidationError(
                _("This page was open for more than two hours. Your text is still here: please send it once more.")
            ) from error
        except signing.BadSignature as error:
            raise ValidationError(_("Your text is still here: please send it once more.")) from error
        try:
            signer.unsign(stamp, max_age=YOUNGEST_SECONDS)
        except signing.SignatureExpired:
            return
        raise ValidationError(_("That was very quick. Please look over your text and send it once more."))

    def spend(self, request) -> None:
        """Count this one, when everything else is right. Raises TooManyAttemptsError."""
        one = reserve(Limit(f"{self.purpose}, one", self.budget.one, 3600), client_address(request))
        try:
            reserve(Limit(f"{self.purpose}, all", self.budget.all, 3600))
        except TooManyAttemptsError:
            one.delete()
            raise


def comes_from_here(request) -> bool:
    """Whether a page of this site sent a form, in the browser's own words, which pages elsewhere cannot set.

    Browsers without Sec-Fetch-Site name the Origin. A request with neither comes from no browser of the last years.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin", ""))
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())


def has_words(text: str) -> None:
    """Validator: something to read, not spaces and signs without width alone."""
    if not any(unicodedata.category(character)[0] in "LNSP" for character in text):
        raise ValidationError(_("This field is required."), code="required")


def one_line(text: str) -> str:
    """Without line breaks and control characters: safe in the head of a mail."""
    visible = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in text)
    return " ".join(visible.split())
