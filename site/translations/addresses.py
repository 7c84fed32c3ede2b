"""Where the desk shows a translation."""

from django.urls import NoReverseMatch, reverse

EDIT = "translation_desk:editor"


def address_of_translation(pk: int) -> str:
    try:
        return reverse(EDIT, args=[pk])
    except NoReverseMatch:
        return f"{reverse('wagtailadmin_home')}translations/{pk}/"
