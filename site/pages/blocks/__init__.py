"""The blocks that sections build their stories from. A block never imports a page model."""

from .figures import KeyFigureBlock, KeyFiguresBlock
from .files import DownloadBlock
from .media import GalleryBlock, PictureBlock, VideoBlock
from .related import RelatedPagesBlock
from .story import StoryBlock
from .text import HeadingBlock, QuoteBlock, TextBlock

__all__ = [
    "DownloadBlock",
    "GalleryBlock",
    "HeadingBlock",
    "KeyFigureBlock",
    "KeyFiguresBlock",
    "PictureBlock",
    "QuoteBlock",
    "RelatedPagesBlock",
    "StoryBlock",
    "TextBlock",
    "VideoBlock",
]
