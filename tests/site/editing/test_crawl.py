"""Every screen of the admin in a real browser: an administrator follows every link, and opens every kind of form."""

from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve, reverse

from .conftest import own_page_models
from .inline_code import inline_code

pytestmark = pytest.mark.browser

# Screens of one address differ by their object only: some are enough.
MOST_OF_A_KIND = 2
# Opening these changes something, or gives a file in place of a screen.
LEFT_ALONE = ("export=", "/logout/", "/download", "/files/as/", "/files/in/", "/personal-data/", "/error-test/")


def kind(path: str) -> str:
    """The name of an address; forms of pages and records count by their type."""
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return path
    types = [value for name, value in match.kwargs.items() if name in {"content_type_model_name", "model_name"}]
    return " ".join([match.view_name, *types])


@pytest.fixture
def administrator(browser, site_url):
    account = next(account for account in settings.DEMO_ACCOUNTS if account["email"].startswith("admin"))
    context = browser.new_context(base_url=site_url, locale="en-GB")
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto("/admin/login/")
    page.get_by_label("E-mail address").fill(account["email"])
    page.get_by_label("Password").fill(account["password"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def forms_of_pages(page) -> Iterator[str]:
    """To write a page of each type, and to change one."""
    for model in own_page_models():
        names = (model._meta.app_label, model._meta.model_name)
        found = page.request.get(f"/admin/api/main/pages/?type={'.'.join(names)}&limit=1&fields=parent").json()
        for item in found["items"]:
            yield reverse("wagtailadmin_pages:edit", args=[item["id"]])
            yield reverse("wagtailadmin_pages:add", args=[*names, item["meta"]["parent"]["id"]])


def test_no_screen_of_the_admin_breaks_its_policy_or_asks_for_a_password(administrator):
    wrong, visited = [], Counter()
    page = administrator
    page.on("console", lambda said: "Content Security" in said.text and wrong.append(f"{page.url}: {said.text}"))
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("request", lambda request: is_foreign(request.url) and wrong.append(f"{page.url} asks {request.url}"))

    def is_foreign(url: str) -> bool:
        return url.startswith("http") and not url.startswith(site)

    site = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
    known = {"/admin/", *forms_of_pages(page)}
    waiting = deque(sorted(known))
    while waiting:
        path = waiting.popleft()
        if visited[kind(path)] >= MOST_OF_A_KIND:
            continue
        visited[kind(path)] += 1
        answer = page.goto(path)
        if answer.status >= 500:
            wrong.append(f"{path}: {answer.status}")
        wrong += [f"{path}: {code}" for code in inline_code(answer.text())]
        if page.locator("input[type=password]").count() and "/account/" not in urlsplit(page.url).path:
            wrong.append(f"{path} asks for a password")
        for href in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            target = href.removeprefix(site).partition("#")[0]
            if target.startswith("/admin/") and target not in known and not any(part in target for part in LEFT_ALONE):
                known.add(target)
                waiting.append(target)

    assert not wrong, "\n".join(wrong)
    assert len(visited) > 120, sorted(visited)
