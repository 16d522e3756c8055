"""A program that starts a server and, whenever that ends, starts it again a moment later. Says the server's pid as "server"."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

from speak import PR_SET_PDEATHSIG, call, described, process_owner, say

SERVER = "import socket,sys,time; s=socket.socket(fileno=int(sys.argv[1])); s.listen(); print('up', flush=True); time.sleep(600)"


def start(port):
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind(("127.0.0.1", port))
    os.set_inheritable(made.fileno(), True)
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(made.fileno())],
        close_fds=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        preexec_fn=lambda: call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL),
    )
    server.stdout.readline()
    words = described(made, "listen", process_owner({server.pid: [made.fileno()]}))
    made.close()
    return server, words


def keep(server, port):
    while True:
        server.wait()
        time.sleep(0.3)
        server, _ = start(port)


server, words = start(0)
threading.Thread(target=keep, args=(server, words["local"]["port"]), daemon=True).start()
say([words], server=server.pid)
