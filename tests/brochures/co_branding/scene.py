"""Addresses, words and small looks that the tests share."""

from brochures.models import CoBrandedEdition

ORDER = "/en/account/members/ours/brochures/network/"
OWN = f"{ORDER}en/screen/"
PUBLIC = "/en/brochures/network/"
BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0"}
CONTACT = {
    "name": "Cluster of the Bay",
    "address": "Quay 4\n29200 Brest",
    "email": "bay@example.org",
    "website": "https://bay.example.org/",
    "telephone": "+33 2 98 00 00 00",
}


def status(client, address: str) -> int:
    answer = client.get(address)
    answer.getvalue()  # closes the file, and leaves the connection of the test open
    return answer.status_code


def logo_of(own: CoBrandedEdition) -> bytes:
    with own.logo.open() as handle:
        return handle.read()


def text(client, address: str = OWN) -> str:
    return client.get(address).content.decode()
