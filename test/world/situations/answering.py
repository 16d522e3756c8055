"""A server of its own mind: whatever it is told, it answers with the words given. Arguments: port, words."""

import socket
import sys
import threading

from speak import described, listener, say

server = listener(port=int(sys.argv[1]))


def answer(connection):
    while connection.recv(4096):
        connection.sendall(sys.argv[2].encode() + b"\n")
    connection.close()


def accept():
    while True:
        threading.Thread(target=answer, args=(server.accept()[0],), daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
say([described(server, "listen")])
