"""Connections on this machine: IPv4, IPv6, and an IPv4 client of an IPv6 listener, which sees it as ::ffff:127.0.0.1."""

import socket

from speak import described, listener, say


def pair(server, address):
    client = socket.create_connection((address, server.getsockname()[1]))
    return client, server.accept()[0]


servers = [listener(), listener("::1", family=socket.AF_INET6), listener("::", family=socket.AF_INET6)]
ends = [end for server, address in zip(servers, ("127.0.0.1", "::1", "127.0.0.1")) for end in pair(server, address)]
say([described(each, "listen") for each in servers] + [described(each, "established") for each in ends])
