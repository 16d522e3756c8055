"""A server that is given its socket as systemd gives it (sd_listen_fds(3)): descriptor 3, LISTEN_FDS=1, LISTEN_PID. The
giver keeps the socket, too, as systemd does."""

import os
import signal
import sys

from speak import PR_SET_PDEATHSIG, call, described, listener, process_owner, say

SERVER = """
import os, signal, socket
assert os.environ["LISTEN_PID"] == str(os.getpid()) and os.environ["LISTEN_FDS"] == "1"
server = socket.socket(fileno=3)
print("ready", flush=True)
while True:
    signal.pause()
"""

made = listener()
reading, writing = os.pipe()
server = os.fork()
if server == 0:
    call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
    os.dup2(made.fileno(), 3)
    os.set_inheritable(3, True)  # it may have been number 3 already
    os.dup2(writing, 1)
    for fd in range(4, 32):
        try:
            os.close(fd)
        except OSError:
            pass
    environment = {**os.environ, "LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())}
    os.execve(sys.executable, [sys.executable, "-c", SERVER], environment)
os.close(writing)
assert os.read(reading, 5) == b"ready"
owner = process_owner({os.getpid(): [made.fileno()], server: [3]}, primary=os.getpid())
say([described(made, "listen", owner)], server=server)
