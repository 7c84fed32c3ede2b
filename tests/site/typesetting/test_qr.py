"""The code is a drawing of the right modules; a reader of codes is no dependency of ours, so segno is asked again."""

import io
import re

import resvg_py
import segno
from PIL import Image

from typesetting.qr import qr_svg

ADDRESS = "https://cluster.example.org/go/network"


def test_the_drawing_shows_the_modules_of_the_address():
    size = int(re.search(rb'viewBox="0 0 (\d+) ', qr_svg(ADDRESS))[1])
    shown = resvg_py.svg_to_bytes(
        svg_string=qr_svg(ADDRESS).decode(), width=size * 4, height=size * 4, background="white"
    )
    picture = Image.open(io.BytesIO(bytes(shown))).convert("L")
    modules = [[int(picture.getpixel((x * 4 + 2, y * 4 + 2)) < 128) for x in range(size)] for y in range(size)]
    assert modules == [list(row) for row in segno.make_qr(ADDRESS, error="m").matrix]


def test_a_code_brings_no_address_but_its_own():
    assert re.findall(rb"https?://[^\"]*", qr_svg(ADDRESS)) == [b"http://www.w3.org/2000/svg"]
