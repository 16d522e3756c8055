"""Two connections that the server has not accepted yet; the second client has already gone.

What waits in the accept queue is no process's: ESTABLISHED, and CLOSE_WAIT where the client closed. The closed
client's end is an orphan in FIN_WAIT_2.
"""

import socket

from speak import described, listener, ownerless, say, tcp_state, until

server = listener()
name = server.getsockname()
staying, leaving = socket.create_connection(name), socket.create_connection(name)
gone = leaving.getsockname()
leaving.close()
until(lambda: tcp_state(name, gone) == 8 and tcp_state(gone, name) == 5)
say(
    [
        described(server, "listen"),
        described(staying, "established"),
        ownerless("established", name, staying.getsockname(), "not-accepted"),
        ownerless("close-wait", name, gone, "not-accepted"),
        ownerless("fin-wait-2", gone, name, "orphan"),
    ]
)
