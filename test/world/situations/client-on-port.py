"""A client whose own port is the one somebody will ask for, and nobody listens there. Argument: that port."""

import socket
import sys

from speak import described, listener, say

server = listener()
client = socket.create_connection(server.getsockname(), source_address=("127.0.0.1", int(sys.argv[1])))
accepted = server.accept()[0]
say([described(server, "listen"), described(client, "established"), described(accepted, "established")])
