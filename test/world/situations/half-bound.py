"""What keeps a port in ways that are easily missed. Arguments: kind and port, as many as wanted.

Kinds: `left4`, a server that closed first and is gone, which leaves TIME_WAIT; `any4`, `any6`, `loopback4`, `loopback6`, `udp4` (sockets that listen, or are bound), and `idle4`, which is bound
with SO_REUSEADDR and does not listen.
"""

import socket
import sys

from speak import described, listener, ownerless, say, tcp_state, until


def leave(port):
    """What stays of a connection that the server closed, and of the server."""
    server = listener("127.0.0.1", port)
    client = socket.create_connection(server.getsockname())
    accepted = server.accept()[0]
    local, remote = accepted.getsockname(), accepted.getpeername()
    accepted.close()
    client.recv(1)
    client.close()
    server.close()
    until(lambda: tcp_state(local, remote) == 6)
    return ownerless("time-wait", local, remote, "time-wait")


def make(kind, port):
    if kind == "any6":
        made = socket.socket(socket.AF_INET6)
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind(("::", port))
        made.listen(16)
        return made, "listen"
    if kind == "udp4":
        made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        made.bind(("127.0.0.1", port))
        return made, "bound"
    if kind == "idle4":
        made = socket.socket(socket.AF_INET)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(("127.0.0.1", port))
        return made, "bound"
    if kind == "loopback6":
        return listener("::1", port, family=socket.AF_INET6), "listen"
    return listener("0.0.0.0" if kind == "any4" else "127.0.0.1", port), "listen"


wanted = list(zip(sys.argv[1::2], map(int, sys.argv[2::2])))
left = [leave(port) for kind, port in wanted if kind == "left4"]
made = [make(kind, port) for kind, port in wanted if kind != "left4"]
say([described(*each) for each in made] + left)
