"""UDP, which has no LISTEN: bound, bound to a multicast group, connected, and on a port the system lent for sending."""

import socket

from speak import described, say


def bound(family, address, port=0):
    made = socket.socket(family, socket.SOCK_DGRAM)
    made.bind((address, port))
    return made


def connected(family, address, port):
    made = socket.socket(family, socket.SOCK_DGRAM)
    made.connect((address, port))
    return made


waiting = [
    bound(socket.AF_INET, "127.0.0.1"),
    bound(socket.AF_INET, "0.0.0.0"),
    bound(socket.AF_INET6, "::1"),
    bound(socket.AF_INET6, "::"),
    bound(socket.AF_INET, "239.1.2.3"),
]
talking = [
    connected(socket.AF_INET, "127.0.0.1", waiting[0].getsockname()[1]),
    connected(socket.AF_INET6, "::1", waiting[2].getsockname()[1]),
    connected(socket.AF_INET6, "::ffff:127.0.0.1", waiting[0].getsockname()[1]),
]
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.sendto(b"-", waiting[0].getsockname())
say([described(each, "bound") for each in [*waiting, sender]] + [described(each, "connected") for each in talking])
