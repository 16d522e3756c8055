"""Listeners on the ports given, in another network namespace: none of them belongs into the answer.

So `sockets` is empty, and what it has is under `elsewhere`.
"""

import fcntl
import socket
import struct
import sys

from speak import CLONE_NEWNET, call, described, listener, say

SIOCSIFFLAGS, IFF_UP = 0x8914, 1
call("unshare", CLONE_NEWNET)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh22x", b"lo", IFF_UP))
made = [listener(port=int(port)) for port in sys.argv[1:]]
say([], elsewhere=[described(each, "listen") for each in made])
