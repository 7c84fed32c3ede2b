from .co_branded import CoBrandedEdition
from .pages import BrochureIndexPage, BrochurePage
from .record import Brochure, BrochureCover, BrochureFile
from .sharing import ShareLink
from .versions import BrochureEdition, BrochureVersion, Kind, Origin

__all__ = [
    "Brochure",
    "BrochureCover",
    "BrochureEdition",
    "BrochureFile",
    "BrochureIndexPage",
    "BrochurePage",
    "BrochureVersion",
    "CoBrandedEdition",
    "Kind",
    "Origin",
    "ShareLink",
]
