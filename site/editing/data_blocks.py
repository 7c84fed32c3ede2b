"""Scripts inside the admin's HTML, turned into data.

Wagtail starts its widgets with inline scripts, which `script-src 'self'` forbids. Here each becomes a block of JSON
that names a function and its arguments; the static file csp-init.js, which lists the same names, calls it.
"""

import json
import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets import BaseChooser

CALLED = frozenset({"createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser"})
CONSTRUCTED = frozenset(
    {
        "Chooser",
        "DocumentChooser",
        "ImageChooser",
        "InlinePanel",
        "MultipleChooserPanel",
        "PageChooser",
        "SnippetChooser",
    }
)

_INLINE_SCRIPT = re.compile(r"<script(?: type=\"text/javascript\")?>(.*?)</script>", re.DOTALL)
_ONE_CALL = re.compile(r"\s*(?:new\s+)?(\w+)\((.*)\);?\s*", re.DOTALL)
_ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


class NotConvertibleError(ValueError):
    """A new Wagtail, or a widget of our own, brought a script that nothing here knows."""


def data_block(name: str, arguments: list) -> SafeString:
    """Raises NotConvertibleError for a function that csp-init.js would refuse."""
    if name not in CALLED | CONSTRUCTED:
        raise NotConvertibleError(f"{name} is not among the functions that csp-init.js may call.")
    content = mark_safe(json.dumps(arguments).translate(_ESCAPES))  # noqa: S308  no character of it can end the block
    return format_html('<script type="application/json" data-csp-init="{}">{}</script>', name, content)


def without_inline_script(html: str) -> SafeString:
    """The same HTML without its one inline script, whose work something else must do."""
    rest, removed = _INLINE_SCRIPT.subn("", html)
    if removed != 1:
        raise NotConvertibleError(f"Expected one inline script, found {removed}.")
    return mark_safe(rest)  # noqa: S308  was safe before


def with_data_block(html: str) -> SafeString:
    """A chooser's HTML with the script at its end, which calls one function, as data."""
    scripts = _INLINE_SCRIPT.findall(html)
    call = _ONE_CALL.fullmatch(scripts[0]) if len(scripts) == 1 else None
    if call is None:
        raise NotConvertibleError(f"A chooser is not started by one call: {scripts}")
    try:
        arguments = json.loads(f"[{call[2]}]")
    except json.JSONDecodeError as error:
        raise NotConvertibleError(f"The arguments of {call[1]} are not JSON.") from error
    return without_inline_script(html) + data_block(call[1], arguments)


def convert_choosers() -> None:
    """Choosers print their script in Python: there is no template to replace."""
    inherited = BaseChooser.render

    def render(self, name, value, attrs=None, renderer=None):
        return with_data_block(inherited(self, name, value, attrs, renderer))

    BaseChooser.render = render
