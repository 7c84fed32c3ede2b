import re
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.fetching import FetchedImageBlock

_PREVIEW_WITHOUT_IMAGE = {"image": None}


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows, a caption and, from the picture itself, its credit."""

    image = FetchedImageBlock(label=_("picture"), help_text=_("Say what it shows, or mark it as decorative."))
    caption = blocks.CharBlock(max_length=300, required=False, label=_("caption"), help_text=_("Below the picture."))

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture at the width of the text.")
        template = "pages/blocks/picture.html"
        preview_value = {"image": None, "caption": "The laboratory garden in spring."}


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    title = blocks.CharBlock(max_length=120, required=False, label=_("title"), help_text=_("Above the pictures."))
    pictures = blocks.ListBlock(
        PictureBlock(), min_num=2, max_num=12, label=_("pictures"), help_text=_("Two to twelve.")
    )

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Two to twelve pictures in a grid, each with its caption.")
        template = "pages/blocks/gallery.html"
        preview_value = {"title": "From field to flacon", "pictures": [_PREVIEW_WITHOUT_IMAGE, _PREVIEW_WITHOUT_IMAGE]}


class VideoValue(blocks.StructValue):
    @property
    def provider(self) -> str:
        """The host whom readers will contact, by name, before they do."""
        host = (urlsplit(self.get("url") or "").hostname or "").removeprefix("www.")
        return {"youtu.be": "YouTube", "youtube.com": "YouTube", "vimeo.com": "Vimeo"}.get(host, host)

    @property
    def embed_url(self) -> str:
        """The address for a frame, without cookies where the provider has one; empty where a link must do."""
        url = urlsplit(self.get("url") or "")
        host = (url.hostname or "").removeprefix("www.")
        if host == "youtu.be":
            identifier = url.path.strip("/")
        elif host == "youtube.com":
            identifier = parse_qs(url.query).get("v", [""])[0]
        elif host == "vimeo.com" and re.fullmatch(r"/\d+", url.path):
            return f"https://player.vimeo.com/video{url.path}"
        else:
            return ""
        return f"https://www.youtube-nocookie.com/embed/{identifier}" if re.fullmatch(r"[\w-]+", identifier) else ""


class VideoBlock(blocks.StructBlock):
    """A film elsewhere. Nothing is asked of its host before the reader says so."""

    url = blocks.URLBlock(label=_("address"), help_text=_("The page of the film at YouTube, Vimeo or elsewhere."))
    title = blocks.CharBlock(max_length=150, label=_("title"), help_text=_("What the film is about."))
    poster = FetchedImageBlock(required=False, label=_("still"), help_text=_("Shown until the reader starts the film."))
    transcript = blocks.TextBlock(
        required=False,
        label=_("transcript"),
        help_text=_("What is said and shown, for those who cannot hear or play it."),
    )

    def clean(self, value):
        value = super().clean(value)
        if value["url"] and urlsplit(value["url"]).scheme != "https":
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(_("Use an address that begins with https://."))}
            )
        return value

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A film on another site, loaded only when the reader presses play.")
        template = "pages/blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "url": "https://vimeo.com/1",
            "title": "A day at the cluster",
            "poster": None,
            "transcript": "We enter the greenhouse.",
        }
