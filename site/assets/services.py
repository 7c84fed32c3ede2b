"""From an upload in quarantine to a file that readers may get."""

import logging
from functools import partial
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.utils.file import hash_filelike

from .child import InspectionInterruptedError, Verdict, examine
from .inspected import FileState
from .inspection import extension_of
from .scanner import ScannerDownError, scan

logger = logging.getLogger(__name__)


def inspect_upload(model, pk: int) -> None:
    """Inspect what waits; nothing to do where it is gone or was inspected meanwhile. Safe to repeat."""
    asset = model.objects.filter(pk=pk).first()
    if asset is None or asset.upload is None:
        return
    name = asset.upload.name
    try:
        verdict = _judge(asset.upload)
    except (InspectionInterruptedError, ScannerDownError) as trouble:
        logger.error("%s %s waits for its inspection: %s", model.__name__, pk, trouble)
        reason = "scanner" if isinstance(trouble, ScannerDownError) else "interrupted"
        # Only where nothing else has been uploaded meanwhile; no signal, which would start the next try at once.
        with transaction.atomic():
            current = model.objects.select_for_update().filter(pk=pk).first()
            if current is not None and current.upload is not None and current.upload.name == name:
                model.objects.filter(pk=pk).update(reason=reason, reason_parameters={})
        return
    with transaction.atomic():
        current = model.objects.select_for_update().filter(pk=pk).first()
        if current is None or current.upload is None or current.upload.name != name:
            return  # another upload took its place, and has a task of its own
        if verdict.content is None:
            _refuse(current, verdict)
        else:
            _accept(current, verdict)


def _judge(upload) -> Verdict:
    with upload.storage.open(upload.name) as stored:
        content = stored.read()
    if found := scan(content):
        return Verdict(reason="infected", parameters={"name": found})
    return examine(content, extension_of(upload.name))


def _refuse(asset, verdict: Verdict) -> None:
    asset.reason, asset.reason_parameters = verdict.reason, verdict.parameters
    if asset.incoming:
        _delete_later(asset.incoming.storage, asset.incoming.name)
        asset.incoming = ""
    else:
        asset.state = FileState.REFUSED
    asset.save()


def _accept(asset, verdict: Verdict) -> None:
    """The clean content gets a file of its own; the upload, and what it replaces, end with the transaction."""
    name = PurePath(asset.upload.name).name
    # By name: saving gives the same object another one.
    done_with = [file.name for file in (asset.file, asset.incoming) if file]
    asset.state, asset.reason, asset.reason_parameters, asset.incoming = FileState.CLEAN, "", {}, ""
    content = ContentFile(verdict.content)
    asset.file.save(name, content, save=False)
    asset.file_size, asset.file_hash = content.size, hash_filelike(content)
    asset.removed = verdict.facts["removed"]
    asset.set_file_facts(verdict.facts)
    try:
        asset.save()
    except Exception:
        asset.file.storage.delete(asset.file.name)
        raise
    for old in done_with:
        _delete_later(asset.file.storage, old)


def _delete_later(storage, name: str) -> None:
    transaction.on_commit(partial(storage.delete, name))
