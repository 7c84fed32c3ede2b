import io

from django.core.management import call_command
from django.tasks import task


@task()
def index_references() -> None:
    """Where each picture, file and page is used: editors ask for it, readers never, so the build does not wait."""
    call_command("rebuild_references_index", verbosity=0, stdout=io.StringIO())
