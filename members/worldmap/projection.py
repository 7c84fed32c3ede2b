"""Where a place on the globe lies on the sheet."""

from math import asin, cos, radians, sin, sqrt

from .shapes import sheet

# Polynomial of the Equal Earth projection; Savric, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees east and north to units of the sheet, x to the right and y downwards.

    Longitudes may exceed 180 degrees. Raises ``ValueError`` for a latitude beyond the poles.
    """
    if not -90 <= latitude <= 90:
        raise ValueError(f"There is no latitude of {latitude} degrees.")
    world = sheet()
    turned = (longitude + world.rotation + 180) % 360 - 180
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = radians(turned) * cos(angle) / (sqrt(3) / 2 * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    y = angle * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return world.translation[0] + world.scale * x, world.translation[1] - world.scale * y
