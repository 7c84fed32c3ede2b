"""How much one person may keep here. Staff, who look after everybody's files, have no limit."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from .models import CustomDocument, CustomImage


def check_quota(owner, size: int, *, is_new: bool = True) -> None:
    """Raises ValidationError where one more file of `size` bytes, or a larger one in place of another, is too much."""
    if owner.is_staff:
        return
    files, stored = int(is_new), size
    for model in (CustomDocument, CustomImage):
        kept = model.objects.filter(uploaded_by_user=owner).aggregate(files=Count("pk"), stored=Sum("file_size"))
        files, stored = files + kept["files"], stored + (kept["stored"] or 0)
    quota = settings.UPLOAD_QUOTA
    if files > quota["files"] or stored > quota["bytes"]:
        raise ValidationError(
            _("You may keep %(files)s files and %(megabytes)s MB here. Delete some before you send more.")
            % {"files": quota["files"], "megabytes": quota["bytes"] // 2**20}
        )
