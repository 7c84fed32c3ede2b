from datetime import UTC, datetime, timedelta

ADDRESS = "/.well-known/security.txt"


def test_whom_to_tell_about_a_weakness(client, settings, db):
    settings.SECURITY_CONTACT = "mailto:security@example.org"

    response = client.get(ADDRESS)

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=30) < left < timedelta(days=365)
    assert fields["Canonical"].endswith(ADDRESS)
    assert fields["Preferred-Languages"] == "en, fr, es, ja, ar"


def test_without_anybody_to_tell_there_is_no_such_file(client, settings, db):
    settings.SECURITY_CONTACT = ""

    assert client.get(ADDRESS).status_code == 404
