from django.conf import settings
from django.db import models


class Digest(models.Model):
    """How far a person was told of translations: one mail a day, of what happened since the last one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(null=True)
    told_until = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.day}"
