"""Between granian and Django: what goes to the threads, and what never holds one. The server itself is stood in for."""

import asyncio
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import FileResponse, StreamingHttpResponse

from assets.views import download
from serving import responder
from serving.responder import Responder, environ_of
from tests.factories import DocumentFactory


class Proto:
    """granian's side of one request; `answer` is what it was told to send."""

    def __init__(self, *pieces: bytes, hangs: bool = False):
        self._pieces, self._hangs, self.answer = list(pieces), hangs, None

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._pieces:
            return self._pieces.pop(0)
        if self._hangs:
            await asyncio.sleep(60)
        raise StopAsyncIteration

    def response_empty(self, status, headers):
        self.answer = (status, None)

    def response_bytes(self, status, headers, body):
        self.answer = (status, body)

    def response_file(self, status, headers, path):
        self.answer = (status, path)

    def response_file_range(self, status, headers, path, start, stop):
        self.answer = (status, path, start, stop)

    def response_stream(self, status, headers):
        sent = []
        self.answer = (status, sent)

        async def send_bytes(content):
            sent.append(content)

        return SimpleNamespace(send_bytes=send_bytes)


def scope(path="/en/", **headers):
    return SimpleNamespace(
        method="POST",
        path=path,
        query_string="q=%ff",
        http_version="1.1",
        server="127.0.0.1:8000",
        client="203.0.113.7:5000",
        scheme="http",
        authority=None,
        headers={name.replace("__", "-"): value for name, value in headers.items()},
    )


def echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["CONTENT_LENGTH"].encode(), b":", environ["wsgi.input"].read()]


def ask(application, proto, longest=100, **headers) -> tuple:
    asyncio.run(Responder(application, lambda path: longest).__rsgi__(scope(**headers), proto))
    return proto.answer


def test_a_body_arrives_whole_before_a_thread_is_asked(monkeypatch):
    monkeypatch.setattr(responder, "_BODY_IN_MEMORY", 3)

    assert ask(echo, Proto(b"ab", b"cd"), content__length="4") == (200, b"4:abcd")
    assert ask(echo, Proto(b"ab", b"cd"), transfer__encoding="chunked") == (200, b"4:abcd")


def test_a_body_that_is_too_long_is_not_read_and_its_length_is_told():
    assert ask(echo, Proto(hangs=True), content__length="101") == (200, b"101:")
    assert ask(echo, Proto(b"x" * 101, hangs=True), transfer__encoding="chunked") == (200, b"101:" + b"x" * 101)


@pytest.mark.parametrize("hangs", [True, False])
def test_a_body_that_ends_early_reaches_nobody(monkeypatch, hangs):
    monkeypatch.setattr(responder, "LONGEST_SILENCE_SECONDS", 0.01)

    assert ask(pytest.fail, Proto(b"ab", hangs=hangs), content__length="4") == (400, None)


def serve(response):
    """As Django's own handler hands over a response."""

    def application(environ, start_response):
        start_response(f"{response.status_code} OK", [])
        if getattr(response, "file_to_stream", None) is None:
            return response
        response.file_to_stream.close = response.close
        return environ["wsgi.file_wrapper"](response.file_to_stream, response.block_size)

    return application


def test_a_file_on_disk_is_named_to_the_server_and_read_by_nobody(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"0123456789")
    whole, rest = file.open("rb"), file.open("rb")
    rest.seek(4)

    assert ask(serve(FileResponse(whole)), Proto()) == (200, str(file))
    assert ask(serve(FileResponse(rest)), Proto()) == (200, str(file), 4, 10)
    assert whole.closed
    assert rest.closed


def test_a_part_of_a_document_is_named_to_the_server_too(db, rf):
    document = DocumentFactory(content=b"0123456789", filename="digits.txt")
    request = rf.get(document.url, headers={"Range": "bytes=2-4"})
    request.user = AnonymousUser()
    response = download(request, document.pk)

    assert ask(serve(response), Proto()) == (206, document.file.path, 2, 5)


def test_what_is_no_file_goes_out_in_pieces_beyond_a_limit(monkeypatch):
    pieces = [b"ab", b"cd", b"ef"]
    assert ask(serve(StreamingHttpResponse(pieces)), Proto()) == (200, b"abcdef")

    monkeypatch.setattr(responder, "_ANSWER_IN_MEMORY", 3)
    assert ask(serve(StreamingHttpResponse(pieces)), Proto()) == (200, [b"abcd", b"ef"])


def test_an_application_that_breaks_is_told_of_and_answered(caplog):
    assert ask(lambda *args: 1 / 0, Proto()) == (500, None)
    assert "ZeroDivisionError" in caplog.text


def test_headers_cannot_pass_for_others():
    headers = {"x__forwarded__for": "198.51.100.1", "x_forwarded_for": "127.0.0.1", "content__length": "-5"}
    environ = environ_of(scope(path="/fr/化粧", **headers))

    assert environ["HTTP_X_FORWARDED_FOR"] == "198.51.100.1"
    assert "CONTENT_LENGTH" not in environ
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/fr/化粧"
    assert (environ["REMOTE_ADDR"], environ["SERVER_PORT"]) == ("203.0.113.7", "8000")
