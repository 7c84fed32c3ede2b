from .kit import LogoColour, LogoFile, LogoKit, LogoVariant
from .pages import LogoKitIndexPage, LogoKitPage
from .print_files import LogoPrintFile

__all__ = [
    "LogoColour",
    "LogoFile",
    "LogoKit",
    "LogoKitIndexPage",
    "LogoKitPage",
    "LogoPrintFile",
    "LogoVariant",
]
