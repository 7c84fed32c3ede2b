from crontask import cron
from django.tasks import task

from .attempts import may_be_tried, outcome_of
from .models import LogoKit
from .services import build_kit, sources_of
from .stored import forget_orphans


@task()
def build_logo_kit(kit_id: int) -> None:
    """Make the files of a kit; nothing to do where it is gone meanwhile.

    Raises what went wrong, for the log, unless the last attempt ended by the same: that stands with the kit.
    """
    kit = LogoKit.objects.filter(pk=kit_id).first()
    if kit is None:
        return
    known = outcome_of(kit)
    try:
        build_kit(kit)
    except Exception:
        kit.refresh_from_db(fields=["problem", "problem_details"])
        if outcome_of(kit) != known:
            raise


@cron("*/10 * * * *")
@task()
def build_outdated_logo_kits() -> None:
    """Kits whose files show an older state: a crash between a change and its task, or within it, loses the task."""
    for kit in LogoKit.objects.all():
        if kit.made_from != (sources := sources_of(kit)) and may_be_tried(kit, sources):
            build_logo_kit.enqueue(kit.pk)


@cron("43 4 * * *")
@task()
def forget_half_made_logo_files() -> None:
    """What a killed worker or a full disk has left behind, which nobody was ever shown."""
    for kit in LogoKit.objects.all():
        forget_orphans(kit.slug)
