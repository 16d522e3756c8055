"""What is called like the proxy of a container engine, and accepts for a container in which nothing listens.

Argument: its port. Like the real one it learns that nobody is behind it only once somebody is in front of it.
"""

import os
import sys

if sys.argv[-1] != "started":
    words = ["-proto", "tcp", "-host-ip", "127.0.0.1", "-host-port", sys.argv[1], "-container-port", "80"]
    os.execv("/proc/self/exe", ["/usr/bin/docker-proxy", __file__, sys.argv[1], *words, "started"])

import threading

from speak import described, listener, say

server = listener(port=int(sys.argv[1]))


def accept():
    while True:
        server.accept()[0].close()


threading.Thread(target=accept, daemon=True).start()
say([described(server, "listen")])
