"""Forms of Wagtail that read what was sent before they have asked whether it was sent.

Told here to ask, each where it reads. What a view takes out of a form by name is `input_gate`'s to ask for.
"""

from functools import wraps

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import Http404
from wagtail.admin.forms.choosers import URLOrAbsolutePathField
from wagtail.admin.views.generic.chooser import CreateViewMixin
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock
from wagtail.blocks.list_block import ListBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.contrib.redirects.forms import ConfirmImportManagementForm
from wagtail.models import Page

from .input_gate import is_number


def ask_before_reading() -> None:
    for block in (BaseStreamBlock, ListBlock):
        block.value_from_datadict = _counted(block.value_from_datadict)
    BaseChooser.value_from_datadict = _of_a_key(BaseChooser.value_from_datadict)
    ChooserBlock.value_from_form = _numbered(ChooserBlock.value_from_form)
    URLOrAbsolutePathField.to_python = _of_text(URLOrAbsolutePathField.to_python)
    ConfirmImportManagementForm.clean = _unsigned
    CreateViewMixin.dispatch = _if_anything_can_be_made(CreateViewMixin.dispatch)
    CopyView.post = _below_a_page(CopyView.post)


def _counted(read):
    @wraps(read)
    def value_from_datadict(block, data, files, prefix):
        count = data[f"{prefix}-count"]
        if not is_number(count):
            raise BadRequest
        for row in range(min(int(count), len(data))):
            if not data[f"{prefix}-{row}-deleted"] and not is_number(data[f"{prefix}-{row}-order"]):
                raise BadRequest
        return read(block, data, files, prefix)

    return value_from_datadict


def _of_a_key(read):
    """Whatever comes is looked up, to show what was chosen beside an error."""

    @wraps(read)
    def value_from_datadict(chooser, data, files, name):
        value = read(chooser, data, files, name)
        if isinstance(value, str) and value and not is_number(value):
            raise BadRequest
        return value

    return value_from_datadict


def _numbered(read):
    @wraps(read)
    def value_from_form(block, value):
        if isinstance(value, str) and not is_number(value):
            raise BadRequest
        return read(block, value)

    return value_from_form


def _of_text(read):
    @wraps(read)
    def to_python(field, value):
        return read(field, value or "")

    return to_python


def _unsigned(form):
    """Wagtail's own stumbles over what is missing, and over what it finds to be changed."""
    for name in ("import_file_name", "input_format"):
        try:
            form.cleaned_data[name] = form.signer.unsign(form.cleaned_data.get(name, ""))
        except BadSignature as error:
            raise BadRequest from error
    return form.cleaned_data


def _if_anything_can_be_made(answer):
    """Where a chooser has no form to make something with, the address to send it to is none."""

    @wraps(answer)
    def dispatch(view, request, *args, **kwargs):
        if view.get_creation_form_class() is None:
            raise Http404
        return answer(view, request, *args, **kwargs)

    return dispatch


def _below_a_page(copy):
    @wraps(copy)
    def post(view, request, *args, **kwargs):
        parent = request.POST["new_parent_page"]
        if not is_number(parent) or not Page.objects.filter(pk=parent).exists():
            raise BadRequest
        return copy(view, request, *args, **kwargs)

    return post
