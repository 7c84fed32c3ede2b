"""Why the files of a kit could not be made, for its officers."""

import typst
from django.db import models
from django.utils.translation import gettext_lazy as _


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
