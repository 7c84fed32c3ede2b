from wagtail import blocks

from .figures import KeyFiguresBlock
from .files import DownloadBlock
from .media import GalleryBlock, PictureBlock, VideoBlock
from .related import RelatedPagesBlock
from .text import HeadingBlock, QuoteBlock, TextBlock


class StoryBlock(blocks.StreamBlock):
    """Everything a story can hold; a section that needs less, or more, composes its own."""

    text = TextBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    figures = KeyFiguresBlock()
    download = DownloadBlock()
    video = VideoBlock()
    related = RelatedPagesBlock()
