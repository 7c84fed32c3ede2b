"""Where the desk shows a translation."""

from django.urls import reverse

EDIT = "translation_desk:editor"


def address_of_translation(pk: int) -> str:
    return reverse(EDIT, args=[pk])
