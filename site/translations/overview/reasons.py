"""Why a check holds translations back: the first thing that is wrong in each, for a screen of them at once."""

from collections import defaultdict
from collections.abc import Iterable

from ..glossary import glossaries_for
from ..models import Passage, Translation, Words
from ..models.words import State
from ..release import about_words
from ..sheets import Sheet, to_work_on


def reasons_of(translations: Iterable[Translation]) -> dict[int, str]:
    """By id, in the active language; of those that are blocked. A constant number of queries, none without any."""
    blocked = [translation.pk for translation in translations if translation.state == State.BLOCKED]
    if not blocked:
        return {}
    wrong = defaultdict(dict)
    for row in Words.objects.filter(translation__in=blocked, has_error=True):
        wrong[row.translation_id][row.digest] = row
    digests = {digest for rows in wrong.values() for digest in rows}
    passages = defaultdict(list)
    # The order of the page, as passages are sorted by.
    for passage in Passage.objects.filter(source__translations__in=blocked, digest__in=digests).distinct():
        passages[passage.source_id].append(passage)
    found = list(to_work_on().filter(pk__in=blocked))
    glossaries = glossaries_for((translation.source.locale, translation.locale) for translation in found)
    reasons = {}
    for translation in found:
        sheet = Sheet(translation)
        sheet.words = wrong[translation.pk]
        sheet.passages = [passage for passage in passages[translation.source_id] if passage.digest in sheet.words]
        sheet.glossary = glossaries[translation.source.locale_id, translation.locale_id]
        if hindrances := about_words(sheet):
            reasons[translation.pk] = hindrances[0].message
    return reasons
