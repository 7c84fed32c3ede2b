import csv
import hashlib
import io
from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assets.recording import note_download
from assets.usage import is_open_to

from .labels import labels_of
from .models import Dataset


@require_safe
def dataset_csv(request, slug: str):
    """The numbers of a dataset: first line for machines (codes), then words beside codes, numbers with a point.

    The byte order mark makes spreadsheet programs read the accents right.
    """
    dataset = Dataset.objects.redistributable().filter(slug=slug).first()
    if dataset is None or not is_open_to(request.user, dataset):
        raise Http404(_("There is no such download."))
    version = hashlib.sha256(dataset.table.encode()).hexdigest()[:12]
    note_download(request, dataset, version, partial(is_open_to, AnonymousUser(), dataset))
    labels, table = labels_of(dataset), dataset.parsed
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["code", labels.word(slug), *(f"{labels.word(code)} [{code}]" for code in table.columns)])
    for row, cells in table.rows.items():
        writer.writerow([row, labels.word(row), *("" if cell is None else cell for cell in cells)])
    writer.writerow([])
    writer.writerow([_("Unit"), dataset.get_unit_display()])
    writer.writerow([_("Source"), dataset.source, dataset.source_url])
    writer.writerow([_("Licence"), dataset.get_licence_display()])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-{request.LANGUAGE_CODE}.csv"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
