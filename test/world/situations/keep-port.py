"""A TCP socket that has the port given on 127.0.0.1, and does nothing with it. It shares it with nobody."""

import socket
import sys

from speak import described, say

made = socket.socket()
made.bind(("127.0.0.1", int(sys.argv[1])))
say([described(made, "bound")])
