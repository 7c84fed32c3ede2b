import re
import unicodedata
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from insights.charts import ChartData, Series, render

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("bar", "line", "stacked")
LONG_LABELS = (
    "Responsible persons established in the Union, including small manufacturers of decorative cosmetics and perfume",
    "Donaudampfschifffahrtsgesellschaftskapitänskosmetikverordnungsdurchführungsbestimmungen",
    "欧州連合域内に設立された化粧品の責任者（中小規模の装飾用化粧品製造業者を含む）、およびその代理人と輸入業者のすべて",
    "الأشخاص المسؤولون المقيمون في الاتحاد الأوروبي بما في ذلك الشركات الصغيرة والمتوسطة ومستوردو العطور",
    "<script>alert('x')</script> & \"quotes\" \x07",
)


def chart(*rows, categories=None, labels=None, **changes):
    labels = labels or [f"Series {number}" for number in range(1, len(rows) + 1)]
    data = ChartData(
        categories=tuple(categories or (str(2020 + index) for index in range(len(rows[0])))),
        series=tuple(Series(label, label, tuple(row)) for label, row in zip(labels, rows, strict=True)),
        unit_label="EUR bn",
        language="en",
        direction="ltr",
        format_value=lambda value: f"{value:,.10g}",
        missing_label="no data",
    )
    return replace(data, **changes)


def draw(kind, data, title="Europe leads", description="Sales per year.", id_prefix="chart-1"):
    markup = render(kind, data, title=title, description=description, id_prefix=id_prefix)
    return ElementTree.fromstring(markup)  # noqa: S314 - our own output is the matter of the test


def rectangles(svg, style=1):
    """Bars of one series without the swatch of the key: x, y, width, height."""
    bars = svg.findall(f".//{SVG}g[@class='chart__bar--{style}']")[-1]
    return [[int(bar.get(name)) for name in ("x", "y", "width", "height")] for bar in bars.findall(f"{SVG}rect")]


def texts(svg, layer):
    return ["".join(text.itertext()) for text in svg.findall(f".//{SVG}g[@class='{layer}']/{SVG}text")]


def path_of(svg, style=1):
    return svg.find(f".//{SVG}path[@class='chart__line--{style}'][@stroke]").get("d")


def points_of(path):
    return [tuple(map(int, point)) for point in re.findall(r"[ML](-?\d+) (-?\d+)", path)]


# Widths of Arial in em: a common font, and wider than the site's own.
ARIAL = {"ijl'": 0.22, "fItr ,.:;!()/-": 0.33, "ckvxyszJ": 0.5, "mM%": 0.84, "wW": 0.86, "@—…": 1.0}


def width_in_arial(text):
    em = 0
    for character in text:
        if unicodedata.category(character) in {"Cf", "Mn"}:
            continue
        if unicodedata.east_asian_width(character) in "WF":
            em += 1
        elif unicodedata.bidirectional(character) == "AL":
            em += 0.45
        else:
            known = next((width for letters, width in ARIAL.items() if character in letters), None)
            em += known or (0.7 if character.isupper() else 0.56)
    return em


def printed_lines(svg):
    """Every line of text with the horizontal span it fills and its height."""
    size = int(svg.get("font-size"))
    for text in svg.iter(f"{SVG}text"):
        for line in text.findall(f"{SVG}tspan") or [text]:
            width = size * width_in_arial(line.text)
            start = int(line.get("x")) - width * {None: 0, "middle": 0.5, "end": 1}[text.get("text-anchor")]
            yield line.text, start, start + width, int(text.get("y"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_has_a_name_and_a_description(kind):
    svg = draw(kind, chart((1, 2, 3)))
    names = [svg.find(f".//*[@id='{identifier}']").text for identifier in svg.get("aria-labelledby").split()]
    assert (svg.get("role"), names) == ("img", ["Europe leads", "Sales per year."])


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words_stay_words(kind):
    evil = LONG_LABELS[-1]
    data = chart((1, 2), (3, 4), labels=[evil, "x"], categories=[evil, "y"], unit_label=evil, language='"><script>')
    svg = draw(kind, data, title=evil, description=evil, id_prefix='a" onload="x')
    tags = {element.tag.removeprefix(SVG) for element in svg.iter()}
    attributes = {name for element in svg.iter() for name in element.attrib}
    assert tags <= {"svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "text", "tspan"}
    assert "style" not in attributes
    assert not any(name.startswith("on") for name in attributes)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("kind", KINDS)
def test_all_text_stays_on_the_sheet(kind, direction):
    rows = [(1234567.8, -3, None, 0, 98765.4)] * len(LONG_LABELS)
    data = chart(*rows, labels=LONG_LABELS, categories=LONG_LABELS, direction=direction, unit_label=LONG_LABELS[0])
    svg = draw(kind, data)
    width, height = map(int, svg.get("viewBox").split()[2:])
    outside = [line for line in printed_lines(svg) if line[1] < 0 or line[2] > width or not 0 < line[3] < height]
    assert outside == []


def test_bars_are_as_long_as_their_values():
    widths = [width for _, _, width, _ in rectangles(draw("bar", chart((107, 65, 15))))]
    assert [round(width / widths[0], 2) for width in widths] == pytest.approx([1, 65 / 107, 15 / 107], abs=0.01)


def test_negative_bars_grow_the_other_way():
    loss, gain = rectangles(draw("bar", chart((-5, 10))))
    assert loss[0] + loss[2] == gain[0]
    assert loss[2] * 2 == pytest.approx(gain[2], abs=1)


def test_parts_of_a_stack_touch_but_do_not_overlap():
    svg = draw("stacked", chart((30, 10), (20, 40)))
    first, second = rectangles(svg, 1)[0], rectangles(svg, 2)[0]
    assert 0 <= second[0] - (first[0] + first[2]) <= 2
    assert first[2] / second[2] == pytest.approx(30 / 20, abs=0.02)


def test_arabic_bars_grow_from_the_right():
    data = chart((107, 65, 15), direction="rtl", language="ar")
    ends = {x + width for x, _, width, _ in rectangles(draw("bar", data))}
    mirrored = [(640 - x - width, width) for x, _, width, _ in rectangles(draw("bar", replace(data, direction="ltr")))]
    assert len(ends) == 1
    assert [(x, width) for x, _, width, _ in rectangles(draw("bar", data))] == mirrored


def test_arabic_time_runs_from_right_to_left():
    xs = [x for x, _ in points_of(path_of(draw("line", chart((1, 2, 3), direction="rtl"))))]
    assert xs == sorted(xs, reverse=True)


def test_a_negative_number_in_arabic_keeps_its_sign_in_front():
    assert "\u2068-5\u2069" in texts(draw("bar", chart((-5, 10), direction="rtl")), "chart__value")


def test_a_missing_year_interrupts_the_line_and_is_named():
    svg = draw("line", chart((1, 2, None, 4, 5)))
    assert path_of(svg).count("M") == 2
    assert texts(svg, "chart__missing") == ["no data"]


@pytest.mark.parametrize("kind", ["bar", "stacked"])
def test_a_missing_bar_is_named_and_zero_is_not_missing(kind):
    svg = draw(kind, chart((1, None, 0), (1, 2, 0)))
    assert texts(svg, "chart__missing") == ["no data"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "values",
    [(5,), (5, 5, 5), (0, 0, 0), (-1, -1), (1e300, -1e300), (1e-12, 2e-12), (1e15, 1e15 + 1), (None, None), (None, 3)],
)
def test_odd_numbers_still_make_a_picture(kind, values):
    svg = draw(kind, chart(values))
    assert int(svg.get("viewBox").split()[3]) > 50


def test_a_chart_without_any_figure_says_so():
    assert texts(draw("line", chart((None, float("nan")))), "chart__missing") == ["no data"]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((3, 47), ["0", "20", "40", "60"]),
        ((-4, 12), ["-5", "0", "5", "10", "15"]),
        ((1.8, 11.4), ["0", "5", "10", "15"]),
        ((96, 104), ["96", "98", "100", "102", "104"]),
    ],
)
def test_axes_carry_round_numbers(values, ticks):
    years = ["2020", "2021"]
    assert [text for text in texts(draw("line", chart(values)), "chart__tick") if text not in years] == ticks


def test_an_axis_never_prints_a_number_twice():
    ticks = texts(draw("line", chart((0, 1, 2), format_value=lambda value: f"{value:.0f}")), "chart__tick")
    assert sorted(ticks[:-3]) == ["0", "1", "2"]


def test_series_differ_in_more_than_colour():
    svg = draw("line", chart((1, 2), (3, 4), (5, 6)))
    dashes = {path.get("stroke-dasharray") for path in svg.iter(f"{SVG}path") if path.get("stroke") == "currentColor"}
    assert len(dashes) == 3


def test_lines_carry_their_names():
    svg = draw("line", chart((1, 20), (3, 4), labels=["Exports", "Imports"]))
    assert texts(svg, "chart__label") == ["Exports 20", "Imports 4"]


@pytest.mark.parametrize("kind", KINDS)
def test_ten_points_cost_at_most_four_kilobytes(kind):
    markup = render(kind, chart(range(10), range(5, 15)), title="T" * 80, description="D" * 200, id_prefix="chart-1")
    assert len(markup.encode()) <= 4096 + 280


def test_series_and_categories_must_agree():
    with pytest.raises(ValueError, match="2 values for 1 categories"):
        chart((1, 2), categories=["2020"])
