"""Why the files of a kit could not be made, for its officers."""

import typst
from django.db import models
from django.utils.translation import gettext_lazy as _

from branding.artwork.masters import BrokenMasterError, fault_in_words

from .cells import words_of


class Problem(models.TextChoices):
    STORAGE = "storage", _("The files could not be stored: the disk is full, or cannot be written to.")
    SOURCE = "source", _("A master or print file is missing or broken. Choose it again.")
    OTHER = "other", _("The files could not be made. An administrator finds the reason in the output of the site.")


def problem_behind(error: BaseException) -> str:
    """Empty for what is nobody's fault: a worker that is asked to stop."""
    match error:
        # ParseError of XML is a SyntaxError.
        case FileNotFoundError() | ValueError() | SyntaxError() | typst.TypstError():
            return Problem.SOURCE
        case OSError():
            return Problem.STORAGE
        case Exception():
            return Problem.OTHER
    return ""


def details_of(error: BaseException) -> dict:
    """As plain data, so that each officer reads it in the own language."""
    if isinstance(error, BrokenMasterError):
        return {"drawing": error.drawing, "fault": error.fault}
    return {"error": repr(error)[:500]}


def details_in_words(details: dict) -> str:
    """Which master it is and what is wrong with it; empty where it is something else."""
    if not (words := fault_in_words(details.get("fault", {}))):
        return ""
    return str(_("%(drawing)s: %(problem)s")) % {"drawing": words_of(details["drawing"]), "problem": words}
