"""The members on a map of the world: a drawing without links, for the page and for the layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from members.worldmap.projection import equal_earth
from members.worldmap.render import DISTANCE, DOT
from members.worldmap.shapes import sheet
from members.worldmap.spreading import spread
from typesetting.palette import TONES


@dataclass(frozen=True)
class MapDot:
    name: str
    longitude: float
    latitude: float
    country: str


@dataclass(frozen=True)
class Colours:
    """Of land, of countries with members, and of the members; opaque in print."""

    land: str
    land_opacity: str
    countries: str
    countries_opacity: str
    dots: str


WEB = Colours("currentColor", ".15", "currentColor", ".3", "currentColor")
PAPER = Colours(TONES["paper"].screen, "1", TONES["blush"].screen, "1", TONES["green"].screen)


def draw(dots: Sequence[MapDot], colours: Colours) -> SafeString:
    """An `<svg>` without words: what it shows is said beside it."""
    world = sheet()
    ordered = sorted(dots, key=lambda dot: dot.name)
    homes = [equal_earth(dot.longitude, dot.latitude) for dot in ordered]
    places = spread(homes, DISTANCE, world.width, world.height) if homes else []
    countries = "".join(path for _code, path in world.country_paths(dot.country for dot in dots))
    circles = format_html_join("", '<circle cx="{}" cy="{}" r="{}"/>', ((x, y, DOT) for x, y in places))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="world-map__svg" viewBox="0 0 {} {}" aria-hidden="true">'
        '<path fill="{}" fill-opacity="{}" d="{}"/><path fill="{}" fill-opacity="{}" d="{}"/><g fill="{}">{}</g></svg>',
        world.width,
        world.height,
        colours.land,
        colours.land_opacity,
        world.land,
        colours.countries,
        colours.countries_opacity,
        countries,
        colours.dots,
        circles,
    )
