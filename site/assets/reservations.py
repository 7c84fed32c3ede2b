from django.conf import settings
from django.db import models
from django.utils import timezone


class Reservation(models.Model):
    """Room for an upload whose form was found right and whose record is not written yet (`quota`)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    files = models.PositiveSmallIntegerField()
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.files} / {self.size}"
