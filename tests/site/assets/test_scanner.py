"""A virus scanner that speaks clamd's protocol has a say, also by its silence (knowledge: E3 23)."""

import socketserver
import struct
import threading

import pytest

from assets.tasks import inspect_waiting_files


class _Scanner(socketserver.StreamRequestHandler):
    """Speaks clamd's INSTREAM, and knows one virus."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        if b"ERROR" in content:
            self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
        else:
            self.wfile.write(b"stream: Test-Virus FOUND\0" if b"EICAR" in content else b"stream: OK\0")


@pytest.fixture
def scanner(settings):
    with socketserver.TCPServer(("127.0.0.1", 0), _Scanner) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        settings.VIRUS_SCANNER = f"tcp://127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("content", "state", "words"),
    [
        (b"harmless " * 20_000, "clean", ""),
        (b"EICAR", "refused", "Test-Virus"),
        (b"ERROR", "pending", "does not answer"),
    ],
)
def test_a_virus_scanner_has_a_say(upload, scanner, content, state, words):
    document = upload(content, "note.txt")

    assert document.state == state
    assert words in " ".join(map(str, document.state_in_words))


def test_without_an_answer_of_the_scanner_a_file_waits(upload, fetch, settings, caplog):
    with socketserver.TCPServer(("127.0.0.1", 0), _Scanner) as closed:
        settings.VIRUS_SCANNER = f"tcp://127.0.0.1:{closed.server_address[1]}"

    document = upload(b"text", "note.txt")

    assert (document.state, fetch(document.url).status_code) == ("pending", 404)
    assert "virus scanner does not answer" in " ".join(map(str, document.state_in_words))
    assert "does not answer" in caplog.text

    settings.VIRUS_SCANNER = ""
    inspect_waiting_files.func()
    assert fetch(document.url).status_code == 200
