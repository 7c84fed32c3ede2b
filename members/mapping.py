"""The directory as a map: the same members, each a link."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translations.formats import format_number, territory_name
from translations.languages import current
from translations.tree import SiteTree

from .worldmap import MapPoint, render_map


def draw_map(showcases: Sequence, tree: SiteTree) -> SafeString:
    """The members of these pages on the world map; their countries are set off."""
    language = current()
    countries = {showcase.member.country for showcase in showcases}
    return render_map(
        [_point(showcase, tree) for showcase in showcases],
        countries,
        title=_("Members on the map"),
        description=ngettext(
            "%(count)s dot: it leads to the member's page. The list below holds the same member.",
            "%(count)s dots: each leads to a member's page. The list below holds the same members.",
            len(showcases),
        )
        % {"count": format_number(len(showcases))},
        language=language.tag,
        direction=language.direction,
    )


def _point(showcase, tree: SiteTree) -> MapPoint:
    member = showcase.member
    country = territory_name(member.country)
    return MapPoint(
        name=member.short_name,
        href=tree.path_of(showcase),
        longitude=float(member.longitude),
        latitude=float(member.latitude),
        country_code=member.country,
        label=_("%(name)s, %(country)s") % {"name": member.short_name, "country": country},
        country=country,
    )
