"""The sizes in which pictures appear. They are made after upload, in a task; a page only ever looks them up."""

from dataclasses import dataclass

from wagtail.images.models import Filter


@dataclass(frozen=True)
class Profile:
    """A place where pictures appear: filter specs by width in pixels, smallest first."""

    specs: dict[int, str]


def _webp(*operations: tuple[int, str]) -> dict[int, str]:
    return {
        # Where many pixels show the same, each may be coarser: a fifth fewer bytes, hardly a difference to the eye.
        width: f"{operation}|format-webp|webpquality-{50 if width >= 1000 else 66}"
        for width, operation in operations
    }


PROFILES = {
    # 640 fills a phone 360 points wide at 1.75 pixels each: what keeps an article within 80 KiB.
    "card": Profile(_webp((400, "fill-400x267"), (640, "fill-640x427"))),
    "lead": Profile(_webp((640, "fill-640x427"), (1200, "fill-1200x800"))),
    "figure": Profile(_webp((640, "max-640x960"), (1000, "max-1000x1400"))),
    "social": Profile({1200: "fill-1200x630|format-jpeg|jpegquality-80"}),
}
SPECS = tuple(dict.fromkeys(spec for profile in PROFILES.values() for spec in profile.specs.values()))


def make_renditions(image, specs=SPECS) -> None:
    """Make what is missing, and forget what shows an older state of the image. Safe to repeat."""
    sizes = [Filter(spec=spec) for spec in specs]
    focal_points = {size.spec: size.get_cache_key(image) for size in sizes}
    crops_before, existing = [], set()
    for rendition in image.renditions.all():
        focal_point = focal_points.get(rendition.filter_spec)
        if not rendition.file.name.startswith(image.rendition_folder):
            rendition.delete()
        elif focal_point in (None, rendition.focal_point_key):
            existing.add(rendition.filter_spec)
        else:
            crops_before.append(rendition)
    # Not get_renditions(), which believes the cache of this process.
    image.create_renditions(*(size for size in sizes if size.spec not in existing))
    # Crops around an earlier focal point stood in until now.
    for rendition in crops_before:
        rendition.delete()


def find_renditions(image, profile: str) -> list:
    """The renditions of a profile that exist, smallest first; no query where they are prefetched.

    None for a picture that the reader may not see, or nobody yet.
    """
    if not image.is_for_reader:
        return []
    specs = PROFILES[profile].specs.values()
    existing = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    # A small original gives the same picture for two specs.
    return list({existing[spec].width: existing[spec] for spec in specs if spec in existing}.values())


def find_share_card(image):
    """The rendition for shared links, None where there is none: robots fetch it, so it must have a public address."""
    if image is None or not image.is_for_everybody or image.is_confined:
        return None
    return next(iter(find_renditions(image, "social")), None)
