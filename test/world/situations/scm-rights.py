"""A listener passed over a UNIX socket to a process that is no relative. Argument: what the sender does, keep or close.

Both are children of this process, which never has the listener, so neither is above the other.
"""

import socket
import sys

from speak import child, described, listener, process_owner, say

here, there = socket.socketpair()


def send():
    made = listener()
    words, fd = described(made, "listen"), made.fileno()
    socket.send_fds(here, [b"-"], [fd])
    if sys.argv[1] == "keep":
        made.detach()
    else:
        made.close()
    return words, fd


def receive():
    return socket.recv_fds(there, 1, 1)[1][0]


sender, (words, sent) = child(send)
receiver, received = child(receive)
holders = {receiver: [received]}
if sys.argv[1] == "keep":
    holders[sender] = [sent]
say([{**words, "owner": process_owner(holders)}])
