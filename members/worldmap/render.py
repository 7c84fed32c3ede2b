"""The members of the network on a map of the world, as inline SVG.

The land is part of the page and not an image of its own: an image would not follow the reader's colours, and five
kilobytes compressed are cheap. The map is geography, so it is the same in every language and never mirrored.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import dist

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .projection import equal_earth
from .shapes import sheet
from .spreading import room_around, spread

DOT = 6.5
# On a phone the sheet has a third of its size; the dots of 10 units that the style sheet draws there do not touch.
DISTANCE = 22
# 24 px on a phone 360 px wide, where no other dot is near; the list beside the map has links of full size for all.
LARGEST_TARGET = 34
FARTHEST_WITHOUT_TETHER = 5


@dataclass(frozen=True)
class MapPoint:
    """A member on the map; ``label`` is what the link is called, ``country`` what stands below its visible name."""

    name: str
    href: str
    longitude: float
    latitude: float
    country_code: str
    label: str
    country: str = ""


def render_map(
    points: Sequence[MapPoint],
    highlighted: Collection[str],
    *,
    title: str,
    description: str,
    language: str,
    direction: str,
    id_prefix: str = "world-map",
) -> SafeString:
    """An ``<svg>`` with one link per point, in the order given, and some countries set off from the land.

    ``highlighted`` holds ISO 3166-1 alpha-2 codes; countries too small for this scale are left to their dots.
    """
    world = sheet()
    countries = format_html_join(
        "",
        '<path class="world-map__country--member" data-country="{}" fill="currentColor" fill-opacity=".3" d="{}"/>',
        world.country_paths(highlighted),
    )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="world-map__svg" viewBox="0 0 {width} {height}" role="group"'
        ' lang="{language}" direction="{direction}" aria-labelledby="{prefix}-title"'
        ' aria-describedby="{prefix}-description">'
        '<title id="{prefix}-title">{title}</title><desc id="{prefix}-description">{description}</desc>'
        '<path class="world-map__land" fill="currentColor" fill-opacity=".15" d="{land}"/>{countries}{members}</svg>',
        width=world.width,
        height=world.height,
        language=language,
        direction=direction,
        prefix=id_prefix,
        title=title,
        description=description,
        land=world.land,
        countries=countries,
        members=_members(points),
    )


def _members(points: Sequence[MapPoint]) -> SafeString:
    world = sheet()
    homes = [equal_earth(point.longitude, point.latitude) for point in points]
    # Sorted, so that a member stands on the same spot however the page orders its list.
    order = sorted(range(len(points)), key=lambda index: (homes[index], points[index].name, points[index].href))
    spots = dict(
        zip(order, spread([homes[index] for index in order], DISTANCE, world.width, world.height), strict=True)
    )
    places = [spots[index] for index in range(len(points))]
    targets = room_around(places, LARGEST_TARGET)
    tethers = "".join(
        f"M{round(home[0])} {round(home[1])}L{place[0]} {place[1]}"
        for home, place in zip(homes, places, strict=True)
        if dist(home, place) > FARTHEST_WITHOUT_TETHER
    )
    tether = '<path class="world-map__tether" fill="none" stroke="currentColor" d="{}"/>'
    return format_html("{}{}", format_html(tether, tethers) if tethers else "", _links(points, places, targets))


def _links(points: Sequence[MapPoint], places: Sequence[tuple[int, int]], targets: Sequence[int]) -> SafeString:
    return format_html_join(
        "",
        '<a class="world-map__member" href="{}" data-country="{}"><title>{}</title>'
        '<circle class="world-map__hit" cx="{}" cy="{}" r="{}" fill-opacity="0"/>'
        '<circle class="world-map__dot" cx="{}" cy="{}" r="{}" fill="currentColor"/>{}</a>',
        (
            (point.href, point.country_code, point.label, *place, target, *place, DOT, _shown_name(point, *place))
            for point, place, target in zip(points, places, targets, strict=True)
        ),
    )


def _shown_name(point: MapPoint, x: int, y: int) -> SafeString:
    """What the style sheet shows beside the dot that has the focus of the keyboard, towards the middle of the sheet.

    The title says the same to those who do not see it. Left to right, else an anchor would change its side.
    """
    world = sheet()
    third = 3 * x // world.width
    return format_html(
        '<text class="world-map__name" display="none" aria-hidden="true" direction="ltr" text-anchor="{}" y="{}">'
        '<tspan x="{x}" dy="{}em">{}</tspan><tspan x="{x}" dy="1.2em">{}</tspan></text>',
        ("start", "middle", "end")[min(third, 2)],
        y,
        1.7 if y < world.height * 2 / 3 else -2,
        point.name,
        point.country,
        x=x,
    )
