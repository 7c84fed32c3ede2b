from itertools import combinations
from math import dist
from xml.etree import ElementTree

import pytest

from members.worldmap import MapPoint, equal_earth, render_map
from members.worldmap.shapes import sheet

SVG = "{http://www.w3.org/2000/svg}"

# Computed by geoEqualEarth of d3-geo 3 with the rotation, scale and translation of shapes.json.
PLACES = [
    ("origin", 0, 0, 465.052, 263.827),
    ("Paris", 2.3522, 48.8566, 476.472, 79.338),
    ("Tokyo", 139.6917, 35.6895, 849.573, 124.397),
    ("Montreal", -73.5673, 45.5017, 281.135, 90.280),
    ("Bogota", -74.0721, 4.711, 242.923, 244.770),
    ("Sydney", 151.2093, -33.8688, 884.773, 396.633),
    ("easternmost Asia", -170, 66, 878.908, 31.313),
    ("Reykjavik", -21.9426, 64.1466, 426.635, 35.734),
    ("Cape Horn", -67.27, -55.98, 313.965, 470.051),
    ("Suva", 178.44, -18.14, 989.168, 336.606),
    ("westernmost America", -168, 65.6, 115.675, 32.248),
]


def member(number, longitude, latitude, country_code="FR"):
    name = f"Member {number}"
    return MapPoint(name, f"/en/members/{number}/", longitude, latitude, country_code, f"{name}, {country_code}")


def draw(points, highlighted=(), **options):
    words = {"title": "Members", "description": "Where they are", "language": "en", "direction": "ltr"}
    markup = render_map(points, highlighted, **{**words, **options})
    return ElementTree.fromstring(markup)  # noqa: S314 - our own output is the matter of the test


def dots(svg):
    """Link to place."""
    return {
        link.get("href"): (float(link.find(f"{SVG}circle").get("cx")), float(link.find(f"{SVG}circle").get("cy")))
        for link in svg.iter(f"{SVG}a")
    }


@pytest.mark.parametrize(("name", "longitude", "latitude", "x", "y"), PLACES)
def test_places_lie_where_d3_puts_them(name, longitude, latitude, x, y):
    assert equal_earth(longitude, latitude) == pytest.approx((x, y), abs=0.001)


def test_there_is_nothing_beyond_the_poles():
    with pytest.raises(ValueError, match="latitude"):
        equal_earth(0, 91)


def test_every_member_is_a_link_with_a_name():
    svg = draw([member(1, 2.35, 48.86), member(2, 139.7, 35.7, "JP")])
    names = {link.get("href"): link.find(f"{SVG}title").text for link in svg.iter(f"{SVG}a")}
    assert names == {"/en/members/1/": "Member 1, FR", "/en/members/2/": "Member 2, JP"}


def test_a_name_waits_for_the_keyboard_beside_its_dot_and_is_read_once():
    point = MapPoint("Camellia Bay", "/ja/", 139.7, 35.7, "JP", "Camellia Bay, 日本", country="日本")
    (name,) = draw([point], language="ar", direction="rtl").iter(f"{SVG}text")
    assert [line.text for line in name] == ["Camellia Bay", "日本"]
    assert (name.get("display"), name.get("aria-hidden")) == ("none", "true")
    assert (name.get("text-anchor"), name.get("direction")) == ("end", "ltr")


def test_a_lonely_member_stands_on_its_place():
    assert dots(draw([member(1, 2.3522, 48.8566)])) == {"/en/members/1/": (476, 79)}


def test_members_in_one_city_do_not_cover_each_other():
    points = [member(number, 2.3522, 48.8566) for number in range(9)]
    places = dots(draw(points)).values()
    assert min(dist(one, other) for one, other in combinations(places, 2)) >= 20
    assert all(dist(place, (476, 79)) < 60 for place in places)


def test_a_member_keeps_its_spot_when_the_list_is_sorted_differently():
    points = [member(number, 2 + number % 3, 48 + number % 2) for number in range(12)]
    assert dots(draw(points)) == dots(draw(points[5:] + points[4::-1]))


def test_links_keep_the_order_of_the_list():
    points = [member(3, 100, 14), member(1, 2, 48), member(2, -8, 32)]
    assert list(dots(draw(points))) == ["/en/members/3/", "/en/members/1/", "/en/members/2/"]


def test_targets_do_not_overlap():
    svg = draw([member(number, 2 + number / 2, 45 + number) for number in range(6)])
    hits = [
        [float(hit.get(name)) for name in ("cx", "cy", "r")]
        for hit in svg.iter(f"{SVG}circle")
        if hit.get("class") == "world-map__hit"
    ]
    assert all(dist(one[:2], other[:2]) >= one[2] + other[2] for one, other in combinations(hits, 2))


def test_member_countries_are_highlighted_and_tiny_ones_left_to_their_dots():
    svg = draw([member(1, 103.8, 1.35, "SG")], {"SG", "FR", "JP"})
    marked = [path.get("data-country") for path in svg.iter(f"{SVG}path") if path.get("data-country")]
    assert marked == ["FR", "JP"]
    assert len(dots(svg)) == 1


def test_the_map_is_not_mirrored_in_arabic():
    points = [member(1, 2.35, 48.86), member(2, 139.7, 35.7, "JP")]
    assert dots(draw(points, direction="rtl", language="ar")) == dots(draw(points))


def test_hostile_words_stay_words():
    evil = "\"><script>alert('x')</script>"
    svg = draw([MapPoint(evil, evil, 0, 0, evil, evil)], title=evil, description=evil, language=evil)
    tags = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert tags == {"svg", "title", "desc", "path", "a", "circle", "text", "tspan"}


def test_an_empty_network_is_still_a_map():
    assert dots(draw([])) == {}


def test_the_map_stays_small_enough_to_be_part_of_a_page():
    assert len(sheet().land) <= 25_000
    assert len(sheet().countries) > 170
