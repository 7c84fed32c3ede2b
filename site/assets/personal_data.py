"""What this floor keeps about a person: that they uploaded a file. Who goes leaves the file, not the name."""

from accounts.personal_data import register

from .models import CustomDocument, CustomImage

_FACTS = ("title", "created_at", "file_size")


def _uploads(user) -> list[dict]:
    return [
        {"kind": model._meta.model_name, **facts}
        for model in (CustomDocument, CustomImage)
        for facts in model.objects.filter(uploaded_by_user=user).order_by("pk").values(*_FACTS)
    ]


register("uploads", _uploads)
