"""A server on this machine that plays DeepL and LibreTranslate, failures included."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAIRS = [("en", "fr"), ("en", "ja"), ("en", "pt")]


@dataclass
class Played:
    """`requests` came in; `failures` (status, headers, body) go out first, one a request; then real answers."""

    url: str = ""
    requests: list[dict] = field(default_factory=list)
    failures: list[tuple] = field(default_factory=list)
    glossaries: list[dict] = field(default_factory=list)
    translate: object = staticmethod(lambda text: text.replace("network", "réseau"))

    def sent(self, path: str) -> list[dict]:
        return [request for request in self.requests if request["path"] == path]

    def answer(self, method: str, path: str, body: dict):
        if path == "/v2/translate":
            return {"translations": [{"text": self.translate(text)} for text in body["text"]]}
        if path == "/translate":
            return {"translatedText": [self.translate(text) for text in body["q"]]}
        if path == "/languages":
            codes = ["en", "fr", "ar", "he", "zh-Hans", "pb"]
            return [{"code": code, "name": code, "targets": codes} for code in codes]
        if path == "/v2/glossary-language-pairs":
            return {"supported_languages": [{"source_lang": one, "target_lang": two} for one, two in PAIRS]}
        if method == "GET":
            return {"glossaries": self.glossaries}
        if method == "DELETE":
            self.glossaries = [each for each in self.glossaries if not path.endswith(each["glossary_id"])]
            return None
        self.glossaries.append({"glossary_id": f"g{len(self.requests)}", "name": body["name"], "ready": True})
        return self.glossaries[-1]


class _Handler(BaseHTTPRequestHandler):
    def _serve(self):
        played = self.server.played
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        key = self.headers.get("Authorization", "")
        played.requests.append({"method": self.command, "path": self.path, "body": body, "key": key})
        status, headers, answer = 200, {}, None
        if played.failures:
            status, headers, answer = played.failures.pop(0)
        else:
            answer = played.answer(self.command, self.path, body)
        content = answer if isinstance(answer, bytes) else b"" if answer is None else json.dumps(answer).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_DELETE = _serve  # noqa: N815 - names of the standard library

    def log_message(self, *_args):
        """Says nothing: the tests read `requests`."""


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    played = Played()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http:
        http.played = played
        played.url = f"http://127.0.0.1:{http.server_port}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield played
        http.shutdown()
        thread.join()


@pytest.fixture
def pauses():
    """What a service slept, instead of sleeping."""
    return []


@pytest.fixture
def patient(pauses):
    """Arguments of an adapter that sleeps into `pauses`, with no chance in it."""
    return {"sleep": pauses.append, "chance": lambda: 1.0}
