import io
import json
import logging

import pytest

from serving import responder
from serving.logs import JsonFormatter

from .test_responder import Proto, ask


@pytest.fixture
def lines():
    """What production would write; call it for the lines so far."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonFormatter())
    levels = {logging.getLogger(name): logging.getLogger(name).level for name in ("site.requests", "django.request")}
    for logger in levels:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    for logger, level in levels.items():
        logger.removeHandler(handler)
        logger.setLevel(level)


def of_requests(lines) -> list[dict]:
    return [line for line in lines if line["logger"] == "site.requests"]


def test_a_request_is_one_line_without_what_was_typed_or_who_asked(site_tree, client, lines):
    response = client.get("/en/search/?q=private+matter", REMOTE_ADDR="192.0.2.7")

    (line,) = of_requests(lines())
    assert (line["method"], line["status"], line["language"]) == ("GET", 200, "en")
    assert line["address"] == "/en/search/"
    assert line["bytes"] == len(response.content)
    assert line["request_id"] == response.headers["X-Request-ID"]
    assert not {"private", "192.0.2.7"} & set(json.dumps(lines()).replace("+", " ").split())


def test_an_exception_is_one_line_with_the_id_of_its_request(site_tree, client, lines, monkeypatch):
    monkeypatch.setattr("search.views.clean_query", lambda query: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/en/search/?q=x")

    assert response.status_code == 500
    exceptions = [line for line in lines() if "exception" in line]
    assert [line["exception"] for line in exceptions] == ["ZeroDivisionError"]
    assert exceptions[0]["request_id"] == of_requests(lines())[0]["request_id"] == response.headers["X-Request-ID"]


@pytest.mark.parametrize(("sent", "is_kept"), [("0123abcd-proxy", True), ("x", False), ('a" b\n' * 3, False)])
def test_the_id_of_a_proxy_is_kept_if_it_is_one(site_tree, client, sent, is_kept):
    response = client.get("/en/", headers={"X-Request-ID": sent})

    assert (response.headers["X-Request-ID"] == sent) is is_kept


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("PUT", "/en/", {}, 405),
        ("GET", "/en/?q=%00private", {}, 400),
        ("POST", "/en/account/login/", {"Content-Length": str(2**30)}, 413),
        ("POST", "/en/account/login/", {"Content-Type": "application/json"}, 415),
        ("GET", "/en/", {"Host": "private.example"}, 400),
    ],
)
def test_a_request_that_the_gate_refuses_is_one_line_too(
    site_tree, client, lines, settings, method, path, headers, status
):
    settings.ALLOWED_HOSTS = ["testserver"]

    response = client.generic(method, path, b"private", headers=headers)

    assert response.status_code == status
    (line,) = of_requests(lines())
    assert (line["method"], line["status"], line["address"]) == (method, status, "")
    assert "private" not in json.dumps(lines())


@pytest.mark.parametrize(
    ("hangs", "application", "status"),
    [(False, pytest.fail, 400), (True, pytest.fail, 400), (False, lambda *_: 1 / 0, 500)],
)
def test_so_is_one_that_django_never_sees(lines, monkeypatch, hangs, application, status):
    monkeypatch.setattr(responder, "LONGEST_SILENCE_SECONDS", 0.01)
    sent = {"content__length": "2" if status == 500 else "4", "x__request__id": "0123abcd-proxy"}

    assert ask(application, Proto(b"ab", hangs=hangs), **sent) == (status, None)

    (line,) = of_requests(lines())
    assert (line["method"], line["status"], line["address"]) == ("POST", status, "")
    assert line["request_id"] == "0123abcd-proxy"
