"""TCP and UDP on a link-local address, which means something only with its zone. Arguments: address, interface."""

import socket
import sys

from speak import described, say

name = (sys.argv[1], 0, 0, socket.if_nametoindex(sys.argv[2]))
server, datagrams = (socket.socket(socket.AF_INET6, kind) for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM))
server.bind(name)
server.listen(16)
datagrams.bind(name)
client = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
client.connect(server.getsockname())
accepted = server.accept()[0]
say(
    [described(server, "listen"), described(datagrams, "bound")]
    + [described(each, "established") for each in (client, accepted)]
)
