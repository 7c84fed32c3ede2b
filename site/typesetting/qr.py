import io

import segno


def qr_svg(address: str) -> bytes:
    """A QR code as drawing, without a margin: the layout leaves four modules free around it."""
    target = io.BytesIO()
    # M: a sheet that is folded or stained can still be read.
    segno.make_qr(address, error="m").save(
        target, kind="svg", border=0, omitsize=True, xmldecl=False, svgns=True, nl=False
    )
    return target.getvalue()
