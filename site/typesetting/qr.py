import io

import segno

# M: a sheet that is folded or stained can still be read.
_ERRORS = "m"
_QUIET_ZONE = 4


def qr_svg(address: str, border: int = 0) -> bytes:
    """A QR code as drawing; without a margin, the layout leaves four modules free around it."""
    target = io.BytesIO()
    segno.make_qr(address, error=_ERRORS).save(
        target, kind="svg", border=border, omitsize=True, xmldecl=False, svgns=True, nl=False
    )
    return target.getvalue()


def qr_png(address: str, pixels: int = 1_000) -> bytes:
    """A QR code as picture with its margin, about so many pixels wide: each module is a whole number of them."""
    target = io.BytesIO()
    code = segno.make_qr(address, error=_ERRORS)
    scale = max(1, pixels // (code.symbol_size(border=_QUIET_ZONE)[0]))
    code.save(target, kind="png", border=_QUIET_ZONE, scale=scale)
    return target.getvalue()
