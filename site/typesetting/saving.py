import io

import pikepdf


def saved(document: pikepdf.Pdf) -> bytes:
    """The same bytes for the same document."""
    target = io.BytesIO()
    document.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()
