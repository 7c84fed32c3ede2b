"""What the last attempt to make the files of a kit came to, until another one succeeds."""

from datetime import timedelta

from django.utils import timezone

from .models import LogoKit
from .models.problems import details_of, problem_behind

# The same files give the same result; only the disk, or a newer site, can have changed.
_PAUSE = timedelta(minutes=50)


def keep_attempt(kit: LogoKit, sources: str, error: BaseException) -> None:
    """Of a build that failed. Nothing where a later one has made the files meanwhile."""
    problem = problem_behind(error)
    LogoKit.objects.filter(pk=kit.pk).exclude(made_from=sources).update(
        problem=problem,
        problem_details=details_of(error) if problem else {},
        tried_from=sources,
        tried_at=timezone.now(),
    )


def forget_attempt(kit: LogoKit) -> None:
    """Of a kit that is as it should be."""
    failed = LogoKit.objects.filter(pk=kit.pk).exclude(problem="", tried_at=None)
    failed.update(problem="", problem_details={}, tried_from="", tried_at=None)


def outcome_of(kit: LogoKit) -> tuple[str, dict]:
    return kit.problem, kit.problem_details


def is_failed(kit: LogoKit, sources: str) -> bool:
    """Whether the last attempt at just these files did not succeed."""
    return bool(kit.problem) and kit.tried_from == sources


def may_be_tried(kit: LogoKit, sources: str) -> bool:
    """Again, without anybody having changed anything."""
    return not is_failed(kit, sources) or timezone.now() - kit.tried_at > _PAUSE
