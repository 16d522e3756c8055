"""Listeners on one address, on all of IPv4, on all of IPv6 only, and on all of both (a dual-stack socket)."""

import socket

from speak import described, listener, say


def everywhere(only_ipv6, port=0):
    made = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, only_ipv6)
    made.bind(("::", port))
    made.listen(16)
    return made


all_ipv4 = listener("0.0.0.0")
made = [
    listener("127.0.0.1"),
    listener("::1", family=socket.AF_INET6),
    all_ipv4,
    everywhere(True, all_ipv4.getsockname()[1]),
    everywhere(False),
]
say([described(each, "listen") for each in made])
