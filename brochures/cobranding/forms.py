"""What a member may put on the back page, and nothing else."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.forms import OurFieldsMixin
from assets.inspection import extension_of, inspect
from brochures.models import CoBrandedEdition, Kind
from brochures.models.co_branded import LONGEST
from members.models import Member
from translations.languages import NATIVE_NAMES, current

from .services import PRINTED, latest_of

ENDINGS = ("svg", "png", "jpg", "jpeg")
LARGEST = 5 * 2**20
MOST_LINES, LONGEST_LINE = 4, 60
# A word of Latin letters that is longer than the place is wide; other scripts break their lines inside words.
_LONG_WORD = re.compile(r"[A-Za-z\u00c0-\u024f0-9]{37,}")
# Order of writing comes from the letters; signs that turn it around would print something else than is read.
_TURNING = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])

# Controls, signs of format and blanks.
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


class CoBrandingForm(OurFieldsMixin, forms.Form):
    """For one member and brochure; `cells` are the languages and editions that there are."""

    help_texts = {
        "language": gettext_lazy("Languages in which the brochure is complete."),
        "address": gettext_lazy("Up to four lines."),
        "website": gettext_lazy("As in https://www.example.org/"),
    }
    language = forms.ChoiceField(label=gettext_lazy("Language"), widget=forms.Select(attrs={"class": "select"}))
    edition = forms.ChoiceField(label=gettext_lazy("Edition"), choices=Kind)
    logo = forms.FileField(
        label=gettext_lazy("Your logo"),
        widget=forms.FileInput(attrs={"accept": ".svg,.png,.jpg,.jpeg,image/svg+xml,image/png,image/jpeg"}),
        error_messages={"required": gettext_lazy("Choose the file with your logo.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Name of your organisation"),
        max_length=LONGEST["name"],
        error_messages={"required": gettext_lazy("Write the name.")},
    )
    address = forms.CharField(
        label=gettext_lazy("Postal address"),
        max_length=LONGEST["address"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=LONGEST["email"],
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
    )
    website = forms.URLField(
        label=gettext_lazy("Website"),
        max_length=LONGEST["website"],
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    telephone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=LONGEST["telephone"],
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "dir": "ltr"}),
    )

    def __init__(self, data=None, files=None, *, member: Member, cells, wanted: dict):
        self.cells, self.known = cells, latest_of(member)
        codes = [code for code in NATIVE_NAMES if any(code == language for language, _kind in cells)]
        super().__init__(data, files, initial=self._initial(member, codes, wanted))
        self.fields["language"].choices = [(code, self._named(code)) for code in codes]
        for name in ("language", "edition"):
            self.fields[name].widget.attrs["class"] = "select"
        self.fields["name"].widget.attrs["dir"] = "auto"
        self.fields["logo"].required = self.known is None
        words = [_("SVG, or PNG or JPEG at least 700 pixels wide; at most 5 MB.")]
        if self.known is not None:
            words.insert(0, _("Without a file, your last logo is taken."))
        self.fields["logo"].help_text = " ".join(words)

    def _named(self, code: str) -> str:
        """A language whose translation is not up to date says so: that is printed in the edition."""
        behind = max(len(edition.behind) for (language, _kind), edition in self.cells.items() if language == code)
        if not behind:
            return NATIVE_NAMES[code]
        words = ngettext(
            "%(counter)s passage is behind the original.", "%(counter)s passages are behind the original.", behind
        )
        return f"{NATIVE_NAMES[code]} – {words % {'counter': behind}}"

    def _initial(self, member: Member, codes: list[str], wanted: dict) -> dict:
        preferred = (wanted.get("language"), current().code, *codes)
        language = next((code for code in preferred if code in codes), "")
        initial = {"language": language, "edition": wanted.get("edition", Kind.SCREEN)}
        if last := CoBrandedEdition.objects.filter(member=member).order_by("-asked").first():
            return initial | {name: getattr(last, name) for name in PRINTED}
        return initial | {"name": member.legal_name[: LONGEST["name"]], "website": member.website}

    def clean_logo(self):
        file = self.cleaned_data["logo"]
        if not file:
            return None
        if extension_of(file.name) not in ENDINGS:
            raise ValidationError(_("Choose an SVG, PNG or JPEG file."))
        if file.size > LARGEST:
            raise ValidationError(_("At most %(megabytes)s MB.") % {"megabytes": LARGEST // 2**20})
        try:
            inspect(file, file.name)
        except ValidationError as error:
            raise ValidationError(error.message_dict["file"]) from error
        return file

    def clean_name(self) -> str:
        name = _plain(self.cleaned_data["name"])
        if not name:
            raise ValidationError(_("Write the name."))
        return name

    def clean_address(self) -> str:
        lines = [_plain(line) for line in self.cleaned_data["address"].splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            words = _("At most %(lines)s lines of %(letters)s letters each.")
            raise ValidationError(words % {"lines": MOST_LINES, "letters": LONGEST_LINE})
        return "\n".join(lines)

    def clean_website(self) -> str:
        website = self.cleaned_data["website"]
        if website and not website.startswith(("https://", "http://")):
            raise ValidationError(_("Write an address that begins with https://."))
        return website

    def clean_telephone(self) -> str:
        number = _plain(self.cleaned_data["telephone"])
        if not re.fullmatch(r"[0-9+()./ \-]*", number):
            raise ValidationError(_("Write the number with digits, spaces and + ( ) . / - only."))
        return number

    def clean(self):
        data = super().clean()
        if not self.errors and (data["language"], data["edition"]) not in self.cells:
            self.add_error("edition", _("There is no such edition of this brochure."))
        if self.errors and self.files.get("logo") and "logo" not in self.errors:
            self.add_error("logo", _("Choose the file once more: browsers forget it."))
        return data


def _plain(text: str) -> str:
    """In one line; nothing, where all its signs are such that are not seen."""
    text = unicodedata.normalize("NFC", text).translate(_TURNING)
    if all(unicodedata.category(sign) in _UNSEEN for sign in text):
        return ""
    if found := _LONG_WORD.search(text):
        raise ValidationError(_("“%(word)s” is too long for one line.") % {"word": found[0]})
    return " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text).split())
