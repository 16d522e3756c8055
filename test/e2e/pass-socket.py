"""Process 1 of a pid namespace that keeps a listening socket for a service and passes it on as systemd does: descriptor 3,
LISTEN_FDS and LISTEN_PID (sd_listen_fds(3)). Then it runs the command in the arguments, whose words PORT are replaced.

Says on one JSON line {"service", "stdout", "status", "alive"}.
"""

import fcntl
import json
import os
import socket
import subprocess
import sys

SERVICE = """
import os, socket, time
assert os.environ["LISTEN_PID"] == str(os.getpid()) and os.environ["LISTEN_FDS"] == "1"
made = socket.socket(fileno=3)
print("up", flush=True)
while True:
    made.accept()[0].close()
"""

kept = socket.socket()
kept.bind(("127.0.0.1", 0))
kept.listen()
kept = socket.socket(fileno=fcntl.fcntl(kept.detach(), fcntl.F_DUPFD_CLOEXEC, 20))  # not yet the 3 of the service
port = kept.getsockname()[1]
reading, writing = os.pipe()
service = os.fork()
if service == 0:
    os.dup2(writing, 1)
    os.dup2(kept.fileno(), 3, inheritable=True)
    environment = {**os.environ, "LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())}
    os.execve("/usr/bin/python3", ["python3", "-c", SERVICE], environment)
os.close(writing)
os.read(reading, 3)
words = [str(port) if word == "PORT" else word for word in sys.argv[1:]]
done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
alive = os.waitpid(service, os.WNOHANG)[0] == 0
said = {"service": service, "stdout": done.stdout + done.stderr, "status": done.returncode, "alive": alive}
print(json.dumps(said), flush=True)
