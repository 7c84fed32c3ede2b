"""Whoever works in the admin is shown no link that is closed to them."""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from .verdicts import ABSENT, FAILED, OUT, verdict

# Screens of one address differ by their object only: some are enough.
MOST_OF_A_KIND = 2
# Opening these changes something or gives a file; what a bulk action is about is added by a script.
LEFT_ALONE = ("export=", "/bulk/", "/logout/", "/personal-data/", "/error-test/", "/test404/")


def kind(path: str) -> str:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return path


def links_on(page: str) -> set[str]:
    """Of the screen itself, and of the menu beside it, which a script draws."""
    assert "href='" not in page
    menu = page.partition('id="wagtail-sidebar-props"')[2].partition("</script>")[0]
    return {unescape(link) for link in re.findall(r'\shref="([^"#]*)', page)} | set(
        re.findall(r'"(/admin/[^"]*)"', menu)
    )


@pytest.mark.parametrize("who", ["translator", "auditor", "officer"])
def test_every_link_that_somebody_is_shown_leads_somewhere(one_scene, asking, who):
    wrong, visited = [], Counter()
    known = {"/admin/": ""}  # and where each was found
    waiting = deque(known)
    while waiting:
        path = waiting.popleft()
        if visited[kind(path)] >= MOST_OF_A_KIND:
            continue
        visited[kind(path)] += 1
        answer = asking(one_scene.people[who], "get", path)
        if verdict(answer) in (OUT, ABSENT, FAILED):
            wrong.append(f"{path}: {answer.status_code}, shown on {known[path]}")
        if answer.streaming or "html" not in answer.headers.get("Content-Type", ""):
            continue
        for target in sorted(links_on(answer.content.decode())):
            if target.startswith("/admin/") and target not in known and not any(part in target for part in LEFT_ALONE):
                known[target] = path
                waiting.append(target)

    assert len(visited) > 8, visited
    assert not wrong, "\n".join(wrong)
