"""Documents of the library that serve as masters."""

from django.core.files.base import File
from django.utils.translation import gettext as _

from assets.models import CustomDocument

from .artwork.masters import problem_of
from .models import LogoKit


def objections_to_a_master(document: CustomDocument, file: File) -> list[str]:
    """What is refused when it is chosen is refused when it takes the place of what was chosen."""
    kits = LogoKit.objects.filter(variants__master=document).values_list("slug", flat=True).distinct()
    problem = problem_of(file.read()) if kits else ""
    if not problem:
        return []
    return [problem, _("Logo files are made from this drawing: %(kits)s.") % {"kits": ", ".join(kits)}]
