from django import template
from django.utils.translation import gettext as _

from accounts.devices import browser_and_system

register = template.Library()


@register.filter
def device_name(user_agent: str) -> str:
    """A browser and the system it runs on, as people call them."""
    browser, system = browser_and_system(user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown device")
