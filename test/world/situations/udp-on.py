"""A UDP socket on 127.0.0.1 that answers nobody. Argument: its port."""

import socket
import sys

from speak import described, say

made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
made.bind(("127.0.0.1", int(sys.argv[1])))
say([described(made, "bound")])
