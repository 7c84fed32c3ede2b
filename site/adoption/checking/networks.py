"""Connections to public addresses alone. The name is resolved once: what was looked at is what is connected to."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util.connection import create_connection

# What IANA has given out as global unicast (RFC 4291, 2.4); all else is for special use.
_GLOBAL_UNICAST = ip_network("2000::/3")
# In it, for documents and for segments (RFC 9637, RFC 9602), which older tables of addresses do not know.
_DOCUMENTATION = ip_network("3fff::/20")
# IPv4 addresses in the clothes of IPv6 (RFC 6052).
_NAT64 = ip_network("64:ff9b::/96")
# Relays between both worlds, given up (RFC 7526).
_OLD_RELAYS = ip_network("192.88.99.0/24")


class ClosedNetworkError(Exception):
    """The name leads, also, to an address that is not public."""


def is_public(text: str) -> bool:
    """Whether anybody may be asked there: no private, loopback, link-local, shared, reserved or multicast address."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    parts = (address, *_inside(address))
    return _is_unicast(address) and all(part.is_global and not part.is_multicast for part in parts)


def _is_unicast(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return address not in _OLD_RELAYS
    is_translated = address in _NAT64 or address.ipv4_mapped is not None
    return is_translated or (address in _GLOBAL_UNICAST and address not in _DOCUMENTATION)


def may_be_public(host: str) -> bool:
    """Whether a host as written may be: a public address, or a name with a dot. Where a name leads is seen later."""
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return "." in host.rstrip(".") and not host.rstrip(".").endswith((".localhost", ".local", ".internal"))
    return is_public(host)


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses to which a gateway would carry what is sent to an IPv6 address."""
    if not isinstance(address, IPv6Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [part for part in found if part is not None]


def public_addresses(host: str, port: int) -> list[str]:
    """Raises ClosedNetworkError if one of them is not public, and socket.gaierror where there is none."""
    found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    closed = [address for address in found if not is_public(address)]
    if closed and not settings.WEB_CHECK_MAY_VISIT_CLOSED_NETWORKS:
        raise ClosedNetworkError(f"{host} leads to {closed[0]}.")
    return list(dict.fromkeys(found))


class _CarefulMixin:
    """Instead of urllib3's way from a name to a socket; names of certificates are checked as ever."""

    opened: Callable[[socket.socket], None] = staticmethod(lambda sock: None)

    def _new_conn(self) -> socket.socket:
        try:
            address, *_others = public_addresses(self._dns_host, self.port)
            sock = create_connection(
                (address, self.port), self.timeout, self.source_address, socket_options=self.socket_options
            )
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"{self.host} did not answer in time.") from error
        except OSError as error:
            raise NewConnectionError(self, f"{self.host} cannot be reached: {error}") from error
        self.opened(sock)
        return sock


class CarefulAdapter(HTTPAdapter):
    """For one request at a time. `cut` ends whatever is still being read: what was read by then looks complete."""

    def __init__(self):
        self.was_cut = False
        self._sockets: list[socket.socket] = []
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args, **kwargs):
        super().init_poolmanager(*args, **kwargs)
        opened = staticmethod(self._sockets.append)
        http = type("CarefulHTTP", (_CarefulMixin, HTTPConnection), {"opened": opened})
        https = type("CarefulHTTPS", (_CarefulMixin, HTTPSConnection), {"opened": opened})
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("HTTPPool", (HTTPConnectionPool,), {"ConnectionCls": http}),
            "https": type("HTTPSPool", (HTTPSConnectionPool,), {"ConnectionCls": https}),
        }

    def cut(self) -> None:
        self.was_cut = True
        for sock in self._sockets:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # closed already
