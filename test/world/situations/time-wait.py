"""A connection that both ends have closed: the end that closed first stays in TIME_WAIT, without a process."""

import socket

from speak import described, listener, ownerless, say, tcp_state, until

server = listener()
client = socket.create_connection(server.getsockname())
accepted = server.accept()[0]
local, remote = client.getsockname(), client.getpeername()
client.close()
accepted.recv(1)
accepted.close()
until(lambda: tcp_state(local, remote) == 6)
say([described(server, "listen"), ownerless("time-wait", local, remote, "time-wait")])
