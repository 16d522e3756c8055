"""A listener and a connection of another user. Argument: the user's number (65534 is nobody)."""

import os
import socket
import sys

from speak import PR_SET_DUMPABLE, call, described, listener, say

user = int(sys.argv[1])
os.setgroups([])
os.setgid(user)
os.setuid(user)
# After setuid(2) the kernel gives /proc/PID to root; a program that was started by its user has it itself.
call("prctl", PR_SET_DUMPABLE, 1)
server = listener()
client = socket.create_connection(server.getsockname())
accepted = server.accept()[0]
say([described(server, "listen"), described(client, "established"), described(accepted, "established")])
