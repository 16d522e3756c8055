"""Multipath TCP, as Go programs listen since 1.24: a listener, a connection by it, and one of a plain TCP client.

For the kernel these are subflows, TCP sockets like any other; the descriptor of the process is of the whole.
"""

import socket

from speak import described, say

IPPROTO_MPTCP = 262
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM, IPPROTO_MPTCP)
server.bind(("127.0.0.1", 0))
server.listen(16)
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM, IPPROTO_MPTCP)
client.connect(server.getsockname())
accepted = server.accept()[0]
plain = socket.create_connection(server.getsockname())
ends = [client, accepted, plain, server.accept()[0]]
say([described(server, "listen")] + [described(each, "established") for each in ends])
