"""A connection through which bytes go from the client to the server all the time, some 200 kB in a second."""

import socket
import threading
import time

from speak import child, described, say


def talk(port):
    client = socket.create_connection(("127.0.0.1", port))
    words = described(client, "established")

    def send():
        while True:
            client.sendall(b"x" * 2000)
            time.sleep(0.01)

    threading.Thread(target=send, daemon=True).start()
    return words


server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(16)
_, client_words = child(lambda: talk(server.getsockname()[1]))
accepted, _ = server.accept()


def read():
    while accepted.recv(65536):
        pass


threading.Thread(target=read, daemon=True).start()
datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
datagrams.bind(("127.0.0.1", 0))
say([client_words, described(accepted, "established"), described(datagrams, "bound")])
