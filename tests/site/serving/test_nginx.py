"""The nginx configuration of the administrators' guide, as it stands there, run by nginx itself.

The trap: nginx drops most headers of an answer that it carries out, so the locations must repeat them.
"""

import http.client
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from tests.factories import DocumentFactory

GUIDE = settings.ROOT / "docs" / "administrators" / "README.md"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
AROUND = """
{user} daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  types {{ text/plain txt; image/webp webp; }}
  server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://127.0.0.1:{behind}; }}
{documented}
  }}
}}
"""
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


def documented(media) -> str:
    [block] = re.findall(r"```nginx\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    return block.replace("MEDIA", str(media))


@pytest.fixture
def answers():
    """What the site says, by path: the test fills it in with the site's real answers."""
    return {}


@pytest.fixture
def behind(answers):
    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            response = answers.get(self.path)
            self.send_response(response.status_code if response else 404)
            for name, value in response.headers.items() if response else ():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def nginx(behind, tmp_path):
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    # Started by root it would become nobody, who may not look into the folder of this test.
    user = "user root;" if os.geteuid() == 0 else ""
    text = AROUND.format(
        user=user, folder=tmp_path, port=port, behind=behind, documented=documented(settings.MEDIA_ROOT)
    )
    (tmp_path / "nginx.conf").write_text(text)
    process = subprocess.Popen([NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")], stderr=subprocess.PIPE)
    deadline = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < deadline:
        with closing(socket.socket()) as line:
            if not line.connect_ex(("127.0.0.1", port)):
                break
        time.sleep(0.02)

    def get(path: str, **headers):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as line:
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            return answer.status, answer.read(), answer.headers

    assert process.poll() is None, process.stderr.read()
    yield get
    process.terminate()
    process.communicate(timeout=10)


def test_what_nginx_carries_has_the_headers_that_the_site_would_give(nginx, answers, client, officer, settings):
    settings.X_ACCEL_LOCATION = "/_protected/"
    document = DocumentFactory(content=b"0123456789", filename="化粧 品.txt", audience="staff")
    client.force_login(officer)
    answers["/download"] = client.get(document.url)
    settings.X_ACCEL_LOCATION = ""
    by_ourselves = client.get(document.url)
    assert by_ourselves.getvalue() == b"0123456789"

    status, body, headers = nginx("/download")

    assert (status, body) == (200, b"0123456789")
    for name in ("Content-Type", "Content-Disposition", "Cache-Control", "X-Content-Type-Options"):
        assert headers[name] == by_ourselves.headers[name], name
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "sandbox" in headers["Content-Security-Policy"]
    assert nginx("/download", Range="bytes=2-4")[:2] == (206, b"234")


def test_no_address_leads_around_the_site_to_private_files(nginx, db):
    name = storages["private"].save("documents/nginx/plan.txt", ContentFile(b"secret"))
    traversals = ("/media/../private/", "/media/%2e%2e/private/", "/media..%2fprivate/", "/media../private/")
    for start in ("/_protected/", "/media/private/", "/media/../", *traversals):
        status, body, _headers = nginx(start + name)
        assert status in {400, 403, 404}, start
        assert b"secret" not in body


def test_public_pictures_may_be_kept_and_run_nothing(nginx):
    name = storages["default"].save("images/nginx/a.webp", ContentFile(b"picture"))

    status, body, headers = nginx(f"/media/{name}")

    assert (status, body) == (200, b"picture")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
