"""Mails about accounts: plain text, in the receiver's language, with addresses from the settings, not a request."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from .languages import public_codes


def send(template: str, to: str, language: str, **context) -> None:
    """The first line of the template is the subject. Raises what the mail server answers."""
    with translation.override(_known(language)):
        text = render_to_string(f"accounts/mail/{template}.txt", context | {"site_name": settings.WAGTAIL_SITE_NAME})
    subject, _, body = text.strip().partition("\n")
    EmailMessage(subject=subject.strip(), body=body.strip() + "\n", to=[to]).send()


def address_of(name: str, language: str, **arguments) -> str:
    """A whole address in a language of the site."""
    with translation.override(_known(language)):
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, kwargs=arguments)


def _known(language: str) -> str:
    return language if language in public_codes() else settings.LANGUAGE_CODE
