"""Two processes that share a port with SO_REUSEPORT: two sockets with the same name, each with its own owner."""

import socket

from speak import child, described, say


def share(port):
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.bind(("127.0.0.1", port))
    made.listen(16)
    words = described(made, "listen")
    made.detach()
    return words


_, first = child(lambda: share(0))
_, second = child(lambda: share(first["local"]["port"]))
say([first, second])
