"""Clients that wait for an answer to their SYN: of a server whose queue is full, and of each address in the arguments."""

import socket
import sys

from speak import described, endpoint, listener, ownerless, say, tcp_state, until


def knock(name):
    client = socket.socket()
    client.setblocking(False)
    client.connect_ex(name)
    until(lambda: tcp_state(client.getsockname(), name) == 2)
    return client, name


server = listener(backlog=0)
name = server.getsockname()
waiting = socket.create_connection(name)
knocking = [knock(name)] + [knock((address, 443)) for address in sys.argv[1:]]


def words(client, remote):
    # getpeername(2) fails until there is an answer, so the name that was asked for stands in.
    return {**described(client, "bound"), "state": "syn-sent", "remote": endpoint(remote)}


say(
    [
        described(server, "listen"),
        described(waiting, "established"),
        ownerless("established", name, waiting.getsockname(), "not-accepted"),
    ]
    + [words(client, remote) for client, remote in knocking]
)
