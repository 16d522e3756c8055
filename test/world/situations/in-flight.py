"""A listener that is in no process at all: it was sent over a UNIX socket, and nobody has taken it yet."""

import socket

from speak import described, listener, say

here, there = socket.socketpair()
made = listener()
words = described(made, "listen", {"kind": "hidden", "reason": "unseen"})
socket.send_fds(here, [b"-"], [made.fileno()])
made.close()
say([words])
