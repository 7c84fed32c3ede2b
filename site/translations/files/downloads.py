"""Files to take away."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from assets.delivery import file_response
from assets.recording import is_for_everybody, note_download
from audit.models import Event
from audit.services import record

from ..attachments import jobs_open_to
from ..exchange.bundles import names_for, write_zip
from ..exchange.formats import FORMATS, Format
from ..languages import Language
from ..models import Job
from ..transfer import document_of
from .access import job_or_404, translation_or_404


def _format_or_404(code: str) -> Format:
    if code not in FORMATS:
        raise Http404
    return FORMATS[code]


def _file(data: bytes, name: str, content_type: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(True, name)
    patch_cache_control(answer, private=True, no_store=True)
    return answer


def _note(request, about, code: str, language: str, texts: int) -> None:
    if request.method == "GET":
        record(Event.TRANSLATION_EXPORTED, about=about, format=code, languages=[language], texts=texts)


@require_safe
def download(request, pk: int, code: str):
    translation, format_ = translation_or_404(request.user, pk), _format_or_404(code)
    document = document_of(translation)
    [name] = names_for([document], format_)
    answer = _file(format_.write(document), name.replace("/", "-"), format_.content_type)
    _note(request, translation, code, translation.locale.language_code, 1)
    return answer


@require_safe
def download_job(request, pk: int, language: str, code: str):
    """All open texts of a job into a language."""
    (job, translations), format_ = job_or_404(request.user, pk), _format_or_404(code)
    wanted = [each for each in translations if each.locale.language_code == language]
    if not wanted:
        raise Http404
    title = slugify(job.title, allow_unicode=True)[:60] or "job"
    name = f"{title}-{job.pk}-{Language(language).tag}-{format_.code}.zip"
    answer = _file(write_zip([document_of(each) for each in wanted], format_), name, "application/zip")
    _note(request, job, code, language, len(wanted))
    return answer


@require_safe
def attachment(request, pk: int, document_id: int):
    """A file that comes with a job. To all others it is absent here; their ways to it are the site's own."""
    job = get_object_or_404(Job, pk=pk)
    if not jobs_open_to(request.user, [job.pk]):
        raise Http404
    document = get_object_or_404(job.attachments.served().select_related("collection"), pk=document_id)
    note_download(request, document, document.file_hash[:12], partial(is_for_everybody, document))
    return file_response(request, document.file, document.filename, public=False)
