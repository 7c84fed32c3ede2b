"""From a drawing to a printed sheet: grain in the shades, paper fibre over all, WebP at a bounded size."""

import io
from random import Random

import resvg_py
from PIL import Image, ImageChops, ImageFilter, ImageOps

from demo.artwork.canvas import HEIGHT, WIDTH, Canvas

SHADE_INK = (84, 82, 96)
LIGHT_INK = (255, 250, 238)
BYTE_LIMIT = 104_000


def rasterise(svg: str) -> Image.Image:
    data = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)
    return Image.open(io.BytesIO(data)).convert("RGB")


def noise(random: Random, scale: float, blur: float) -> Image.Image:
    """Even noise of a grain size: `scale` pixels per random value, softened by `blur`."""
    width, height = round(WIDTH / scale), round(HEIGHT / scale)
    image = Image.frombytes("L", (width, height), random.randbytes(width * height))
    image = image.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return ImageOps.equalize(image.filter(ImageFilter.GaussianBlur(blur)))


def grained(mask: Image.Image, grain: Image.Image, share: float, slope: float = 7) -> Image.Image:
    """The mask, partly dissolved into grains, as a half-dry brush leaves them."""
    dense = mask.point(lambda v: max(0, round((v - 20) * 255 / 235)))
    sums = ImageChops.add(dense, grain, scale=2)
    specks = sums.point(lambda v: max(0, min(255, round((v - 128) * slope))))
    return Image.blend(mask, specks, share)


def printed(colours: Image.Image, light: Image.Image, random: Random) -> Image.Image:
    grain = noise(random, 1.6, 0.8)
    dark = grained(light.point(lambda v: max(0, 128 - v) * 255 // 128), grain, 0.26)
    bright = grained(light.point(lambda v: max(0, v - 128) * 255 // 127), grain, 0.2)
    shaded = ImageChops.multiply(colours, Image.new("RGB", colours.size, SHADE_INK))
    sheet = Image.composite(shaded, colours, dark)
    lit = Image.blend(sheet, Image.new("RGB", colours.size, LIGHT_INK), 0.62)
    sheet = Image.composite(lit, sheet, bright)
    return fibre(sheet, random)


def fibre(sheet: Image.Image, random: Random) -> Image.Image:
    """Slow unevenness of the wash and a fine tooth of the paper, a few levels deep."""
    cloud = noise(random, 90, 30)
    tooth = noise(random, 2.2, 0.9)
    relief = Image.blend(cloud, tooth, 0.45).point(lambda v: 128 + (v - 128) * 7 // 128)
    return ImageChops.soft_light(sheet, Image.merge("RGB", (relief,) * 3))


def render(canvas: Canvas) -> Image.Image:
    colours = rasterise(canvas.document(canvas.colours))
    light = rasterise(canvas.document(canvas.lights)).convert("L")
    return printed(colours, light, Random(f"{canvas.name} paper"))


def webp(image: Image.Image) -> bytes:
    """Quality 82 where it fits the limit, the next lower step that fits otherwise."""
    for quality in range(82, 40, -3):
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= BYTE_LIMIT:
            break
    return out.getvalue()
