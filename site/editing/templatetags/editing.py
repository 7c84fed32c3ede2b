import json

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from editing import data_blocks
from editing.form_state import FIELD, seal

register = template.Library()
register.filter("without_inline_script", data_blocks.without_inline_script, is_safe=True)


@register.simple_tag
def csp_init(name: str, *arguments, json_argument: str = "", **options) -> SafeString:
    """A data block for csp-init.js. The last argument may come as JSON, or as an object of keyword arguments."""
    last = [json.loads(json_argument)] if json_argument else [options] if options else []
    return data_blocks.data_block(name, [*arguments, *last])


@register.simple_tag
def site_name() -> str:
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
def loaded_state(form, record=None) -> SafeString:
    """The seal of a form that is sent by itself: of what it shows, or of the newer version that it may now replace.

    `record` is what the form is about, where it makes and removes its own.
    """
    if record is not None:
        form.sealed_for = record
    newest = getattr(form, "newest", None)
    state = form.data.get(FIELD, "") if form.is_bound and newest is None else seal(newest or form)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, state)
