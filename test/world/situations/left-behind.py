"""A server that has ended, and what its last connection leaves at its port: TIME_WAIT, since it closed first.

Argument: its port.
"""

import socket
import sys

from speak import listener, ownerless, say, tcp_state, until

server = listener(port=int(sys.argv[1]))
client = socket.create_connection(server.getsockname())
accepted = server.accept()[0]
local, remote = accepted.getsockname(), accepted.getpeername()
accepted.close()
client.recv(1)
client.close()
server.close()
until(lambda: tcp_state(local, remote) == 6)
say([ownerless("time-wait", local, remote, "time-wait")])
