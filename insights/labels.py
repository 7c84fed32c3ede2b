"""Words for the codes in datasets: from the code list, country names from CLDR, years as they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q

from taxonomy.models import Term, TermLabel
from translations.formats import territory_name
from translations.languages import current


@dataclass(frozen=True)
class Labels:
    """The words of one language, for any number of datasets and terms."""

    language: str
    by_code: Mapping[str, str] = field(default_factory=dict)
    by_term: Mapping[int, str] = field(default_factory=dict)

    def word(self, code: str) -> str:
        if code in self.by_code:
            return self.by_code[code]
        return territory_name(code, self.language) if len(code) == 2 and code.isupper() else code

    def of_term(self, term: Term) -> str:
        return self.by_term.get(term.pk, term.code)


def fetch_labels(datasets: Iterable, terms: Iterable[Term] = ()) -> Labels:
    """The words of all these in the active language, in one query; the datasets remember them."""
    datasets, language = list(datasets), current().code
    codes = {code for dataset in datasets for code in (dataset.slug, *dataset.parsed.columns, *dataset.parsed.rows)}
    rows = (
        TermLabel.objects.filter(Q(term__kind=Term.Kind.DATA_LABEL, term__code__in=codes) | Q(term__in=list(terms)))
        .filter(language__in={language, settings.LANGUAGE_CODE})
        .values_list("language", "term_id", "term__kind", "term__code", "text")
    )
    by_code, by_term = {}, {}
    # The reader's language comes last, and so over the default one.
    for _, term_id, kind, code, text in sorted(rows, key=lambda row: row[0] == language):
        by_term[term_id] = text
        if kind == Term.Kind.DATA_LABEL:
            by_code[code] = text
    labels = Labels(language, by_code, by_term)
    for dataset in datasets:
        dataset.__dict__["_labels"] = labels
    return labels


def labels_of(dataset) -> Labels:
    """The words of a dataset in the active language; no query where `fetch_labels` has seen it."""
    known = dataset.__dict__.get("_labels")
    return known if known and known.language == current().code else fetch_labels([dataset])
