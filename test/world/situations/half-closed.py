"""A connection of which the client has closed its half for writing: FIN_WAIT_2 here, CLOSE_WAIT there, both still held."""

import socket

from speak import described, listener, say, tcp_state, until

server = listener()
client = socket.create_connection(server.getsockname())
accepted = server.accept()[0]
client.shutdown(socket.SHUT_WR)
until(lambda: tcp_state(client.getsockname(), client.getpeername()) == 5)
say([described(server, "listen"), described(client, "fin-wait-2"), described(accepted, "close-wait")])
