"""A client that closed while its data could not be delivered: FIN_WAIT_1 without a process, data still in its queue."""

import socket

from speak import described, listener, ownerless, say, tcp_state, until

server = listener()
client = socket.create_connection(server.getsockname())
accepted = server.accept()[0]
client.setblocking(False)
try:
    while True:
        client.send(bytes(65536))
except BlockingIOError:
    pass
local, remote = client.getsockname(), client.getpeername()
client.close()
until(lambda: tcp_state(local, remote) == 4)
say(
    [
        described(server, "listen"),
        described(accepted, "established"),
        ownerless("fin-wait-1", local, remote, "orphan"),
    ]
)
