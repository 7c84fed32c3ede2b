"""Where a request comes from. Nothing of this is stored in the clear, and what is stored cannot be joined later."""

from datetime import date
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.utils.crypto import salted_hmac

_UNKNOWN = "unknown"  # all who hide share one budget
_LONGEST_HEADER = 500


def client_address(request) -> str:
    """The client's address; of an IPv6 client its /64, which is one household or machine.

    X-Forwarded-For is believed from the right, as far as the networks of TRUSTED_PROXIES reach: what stands left of
    them was written by the client.
    """
    address = _parsed(request.META.get("REMOTE_ADDR", ""))
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "")[-_LONGEST_HEADER:].split(",")
    while hops and address and _is_trusted(address):
        hop = _parsed(hops.pop().strip())
        if hop is None:
            break
        address = hop
    return _network(address, 32, 64)


def client_network(request) -> str:
    """The neighbourhood of the client's address, which one person keeps while a phone changes cells."""
    address = _parsed(client_address(request).partition("/")[0])
    return _network(address, 24, 56)


def hashed(text: str, day: date) -> str:
    """With a key of that day (UTC) alone: the same address has another hash tomorrow."""
    return salted_hmac(f"accounts.addresses.{day.isoformat()}", text, algorithm="sha256").hexdigest()


def hashed_network(request, day: date) -> str:
    """The neighbourhood as a hash, in the shape that django-allauth's column for addresses takes: fd… is nobody's."""
    return str(IPv6Address(bytes([0xFD]) + bytes.fromhex(hashed(client_network(request), day))[:15]))


def _parsed(text: str):
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_trusted(address) -> bool:
    return any(address in ip_network(network) for network in settings.TRUSTED_PROXIES)


def _network(address, ipv4: int, ipv6: int) -> str:
    if address is None:
        return _UNKNOWN
    prefix = ipv6 if isinstance(address, IPv6Address) else ipv4
    return str(ip_network((address, prefix), strict=False))
