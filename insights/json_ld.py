"""Datasets for search engines: what was measured, by whom, and a download only where there is one."""

from django.urls import reverse

from .labels import labels_of

_LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
# By script; Thai has no full stop.
_SENTENCE_ENDS = {"Jpan": "。", "Hans": "。", "Thai": " "}


def dataset_as_json_ld(dataset, page, request) -> dict:
    """schema.org Dataset of one dataset on a page."""
    labels = labels_of(dataset)
    name = labels.word(dataset.slug)
    data = {
        "@type": "Dataset",
        "name": name,
        "description": f"{name}{_SENTENCE_ENDS.get(page.language.script, '. ')}{page.teaser}",
        "creator": {"@type": "Organization", "name": dataset.source},
        "variableMeasured": [labels.word(column) for column in dataset.parsed.columns],
        "license": _licence(dataset),
        "inLanguage": page.language.tag,
        "isAccessibleForFree": True,
    }
    if dataset.source_url:
        data["isBasedOn"] = dataset.source_url
    if dataset.is_redistributable:
        data["distribution"] = {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": request.build_absolute_uri(reverse("insights:csv", args=[dataset.slug])),
        }
    return data


def _licence(dataset) -> str | dict:
    """The address of the licence, else the terms in words: schema.org takes a URL or a CreativeWork."""
    return _LICENCES.get(dataset.licence) or {"@type": "CreativeWork", "name": str(dataset.get_licence_display())}
