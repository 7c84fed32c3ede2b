from django.core.checks import Error, Tags, register

from .second_factor import switched_off_in_earnest


@register(Tags.security)
def second_factor_is_required(app_configs, **kwargs):
    if not switched_off_in_earnest():
        return []
    message = "SECOND_FACTOR_REQUIRED is off: a stolen password would be enough to enter the admin."
    return [Error(message, hint="Only the development settings may switch it off.", id="accounts.E001")]
