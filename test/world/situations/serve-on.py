"""A TCP server, made as its arguments say: the address, the port, and any of

    only-ipv6        IPV6_V6ONLY
    share            SO_REUSEPORT
    user=65534       it belongs to this user
    backlog=N        of listen(2)
    full             it accepts nothing, and its queue is full
    idle             it accepts nothing
    close            it accepts, and closes at once
    say=WORDS        it answers whatever it is told with these words (`\\r\\n` stands for the ends of lines)

Without `full` or `idle` it accepts, and keeps what it accepted.
"""

import os
import socket
import sys
import threading

from speak import PR_SET_DUMPABLE, call, described, say, until

address, port, *words = sys.argv[1:]
options = dict(word.partition("=")[::2] for word in words)
family = socket.AF_INET6 if ":" in address else socket.AF_INET

if "user" in options:
    os.setgroups([])
    os.setgid(int(options["user"]))
    os.setuid(int(options["user"]))
    call("prctl", PR_SET_DUMPABLE, 1)

server = socket.socket(family)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
if family == socket.AF_INET6:
    server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, "only-ipv6" in options)
if "share" in options:
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
server.bind((address, int(port)))
server.listen(int(options.get("backlog", 16)))


def serve(connection):
    answer = options.get("say", "").replace("\\r\\n", "\r\n").encode()
    try:
        while connection.recv(4096):
            if answer:
                connection.sendall(answer)
    except OSError:
        pass  # the other side has gone
    connection.close()


def accept():
    while True:
        connection = server.accept()[0]
        if "close" in options:
            connection.close()
        else:
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


def waiting():
    """How many connections wait to be accepted: rx_queue of the listener in /proc/net/tcp."""
    with open("/proc/net/tcp", encoding="ascii") as table:
        for row in table:
            cells = row.split()
            if cells[1].endswith(":%04X" % int(port)) and cells[3] == "0A":
                return int(cells[4].split(":")[1], 16)
    return 0


if "full" in options:
    room = int(options.get("backlog", 16)) + 1
    clients = [socket.create_connection((address, int(port))) for _ in range(room)]
    until(lambda: waiting() == room)
elif "idle" not in options:
    threading.Thread(target=accept, daemon=True).start()
say([described(server, "listen")])
