from .cells import Lockup, Variant
from .kit import LogoColour, LogoKit, LogoVariant
from .pages import LogoKitIndexPage, LogoKitPage
from .print_files import LogoPrintFile
from .terms import LogoTermsAcceptance
from .versions import LogoFile, LogoKitVersion

__all__ = [
    "Lockup",
    "LogoColour",
    "LogoFile",
    "LogoKit",
    "LogoKitIndexPage",
    "LogoKitPage",
    "LogoKitVersion",
    "LogoPrintFile",
    "LogoTermsAcceptance",
    "LogoVariant",
    "Variant",
]
