"""One passage at a time, for the script of the desk."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.views.decorators.http import require_POST, require_safe

from ..languages import Language
from ..release import next_hindrances
from ..sheets import Sheet
from .access import passage_or_404, translation_or_404
from .acting import act
from .rows import Row, Typed, counts_of, look_up, row_of, rows_of, version_of
from .saving import save


@require_POST
def save_passage(request, pk: int, digest: str):
    """Keep the words of one passage. 409 with theirs where somebody was faster, 422 for words that cannot be kept."""
    translation = translation_or_404(request.user, pk)
    typed = Typed(
        digest=digest,
        text=request.POST.get("text", "").replace("\r\n", "\n"),
        was=request.POST.get("was", ""),
        keeps_source="keeps_source" in request.POST,
        is_open="is_open" in request.POST,
    )
    problems = save(translation, [typed], request.user)
    sheet = Sheet(translation)
    rows = rows_of(sheet)
    row = next((row for row in rows if row.digest == digest), None)
    if problems:
        [problem] = problems
        answer = {"message": problem.message, "theirs": problem.theirs, "is_gone": row is None}
        return JsonResponse(answer | {"was": row.was if row else ""}, status=problem.status)
    if row is None:
        return JsonResponse({"is_gone": True, "was": ""})
    return JsonResponse(_answer(request, sheet, row) | {"counts": _shown(counts_of(rows))})


def _shown(counts: dict[str, int]) -> dict[str, str]:
    """Numbers as the page writes them."""
    return {name: localize(count) for name, count in counts.items()}


def _answer(request, sheet: Sheet, row: Row) -> dict:
    context = {"row": row, "translation": sheet.translation, "hindrances": next_hindrances(sheet)}
    return {
        "was": version_of(row.words),
        "state": row.state,
        "findings": render_to_string("translations/desk/_findings.html", context, request),
        "progress": render_to_string("translations/desk/_progress.html", context, request),
        "total": render_to_string("translations/desk/_state.html", context, request),
        "hindrances": render_to_string("translations/desk/_in_the_way.html", context, request),
    }


@require_POST
def comment_passage(request, pk: int, digest: str):
    translation = translation_or_404(request.user, pk)
    passage_or_404(translation, digest)
    try:
        act(translation, request.user, f"comment:{digest}", {f"comment-{digest}": request.POST.get("comment", "")})
    except ValidationError as error:
        return JsonResponse({"message": " ".join(error.messages)}, status=422)
    context = {"row": row_of(translation, digest), "translation": translation}
    return JsonResponse({"comments": render_to_string("translations/desk/_comments.html", context, request)})


@require_safe
def memory_of_passage(request, pk: int, digest: str):
    translation = translation_or_404(request.user, pk)
    passage_or_404(translation, digest)
    row = row_of(translation, digest)
    look_up(translation, row)
    context = {
        "row": row,
        "source_language": Language(translation.source.locale.language_code),
        "target_language": Language(translation.locale.language_code),
    }
    return HttpResponse(render_to_string("translations/desk/_memory.html", context, request))
