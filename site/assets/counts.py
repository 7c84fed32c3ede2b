"""What is counted, a row for each day. Neither readers nor their addresses are in it."""

from django.db import models


class DownloadCount(models.Model):
    """How often a file of a thing went out on a day.

    Things and members are named by text: a row outlives what it speaks about, and members live on a floor above.
    """

    day = models.DateField()
    thing_type = models.CharField(max_length=60)
    thing_id = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    language = models.CharField(max_length=12, blank=True)
    format = models.CharField(max_length=12)
    # The code of the member for which somebody took it; empty for people who speak for none.
    member = models.CharField(max_length=80, blank=True)
    # 0 for the second and further members of somebody who speaks for several: they have the file, too.
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "thing_type", "thing_id", "version", "language", "format", "member"],
                name="download_count_once_a_day",
            )
        ]
        indexes = [models.Index(fields=["member", "thing_type", "thing_id"], name="download_count_member")]
        default_permissions = ()

    def __str__(self):
        return f"{self.day} {self.thing_type} {self.thing_id} {self.version}: {self.count}"


class BadgeCount(models.Model):
    """How often the pages of a host have shown the badge of a member on a day. No page, no reader."""

    day = models.DateField()
    member = models.CharField(max_length=80)
    # Empty: hosts beyond the number that is told apart.
    host = models.CharField(max_length=100, blank=True)
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "day", "host"], name="badge_count_once_a_day")]
        default_permissions = ()

    def __str__(self):
        return f"{self.day} {self.member} {self.host}: {self.count}"
