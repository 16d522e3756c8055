"""TCP sockets that have a port and do nothing with it: /proc and ss do not show them, and yet the port is taken."""

import socket

from speak import described, say

made = [socket.socket(socket.AF_INET), socket.socket(socket.AF_INET6)]
made[0].bind(("127.0.0.1", 0))
made[1].bind(("::1", 0))
say([described(each, "bound") for each in made])
