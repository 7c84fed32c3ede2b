"""Files that translators get with a job: opened by whoever translates for it, whatever audience the file has."""

from collections.abc import Iterable

from django.db.models import Q

from assets.models import CustomDocument

from .models import Job, JobItem
from .rights import languages_to_translate, may_give_jobs


def jobs_open_to(user, jobs: Iterable[int]) -> set[int]:
    """Of some jobs, by their ids, those whose attachments somebody may open: who gives jobs, and who has a text of
    theirs, or could take one, and has not lost it again. Two queries at most."""
    jobs = set(jobs)
    if may_give_jobs(user):
        return jobs
    items = JobItem.objects.filter(Q(assignee=user) | Q(assignee=None), job__in=jobs)
    languages = languages_to_translate(user)
    if languages is not None:
        items = items.filter(locale__in=languages)
    return set(items.exclude(state=JobItem.State.WITHDRAWN).values_list("job", flat=True))


def of_job(job: Job) -> list[CustomDocument]:
    """Those that have passed their inspection. No query where they were fetched with the job."""
    return [document for document in job.attachments.all() if document.is_served]
