import io

from django.core.management import call_command
from django.tasks import task

from . import history


@task()
def index_references() -> None:
    """Where each picture, file and page is used: editors ask for it, readers never, so the build does not wait."""
    call_command("rebuild_references_index", verbosity=0, stdout=io.StringIO())


@task()
def record_first_revisions() -> None:
    """What editors go back to; readers never ask for it either."""
    history.record_first_revisions()
