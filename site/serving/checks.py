from django.conf import settings
from django.core.checks import Tags, register
from django.core.checks import Warning as DeploymentWarning


@register(Tags.security, deploy=True)
def somebody_is_told_about_weaknesses(app_configs, **kwargs):
    """RFC 9116, 2.5.3: an address with its scheme."""
    if settings.SECURITY_CONTACT.startswith(("https://", "mailto:", "tel:")):
        return []
    message = "SECURITY_CONTACT names nobody: /.well-known/security.txt is missing or cannot be followed."
    hint = "Set it to the address of whoever answers for security, as mailto:… or https://…"
    return [DeploymentWarning(message, hint=hint, id="serving.W001")]
