"""Makes a pid pass from one server to another between the question of `porthole kill` and the answer.

To be run as process 1 of a pid namespace with its own /proc. Arguments: the command, whose words PORT are replaced. Says
on one JSON line {"pid", "reused", "asked", "shown", "status", "survives"}.
"""

import json
import os
import pty
import socket
import sys
import time


def serve(port):
    """A child that listens; gives (pid, port)."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        made = socket.socket()
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(("127.0.0.1", port))
        made.listen()
        os.write(writing, str(made.getsockname()[1]).encode())
        while True:
            time.sleep(600)
    os.close(writing)
    said = os.read(reading, 8)
    os.close(reading)
    return pid, int(said)


def lives(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] not in "ZX"


victim, port = serve(0)
pid, terminal = pty.fork()
if pid == 0:
    words = [str(port) if word == "PORT" else word for word in sys.argv[1:]]
    os.execvp(words[0], words)
shown = b""
while b"[y/N]" not in shown:
    shown += os.read(terminal, 65536)
asked = shown.decode()
os.kill(victim, 9)
os.waitpid(victim, 0)
newcomer = 0
for _ in range(50):
    with open("/proc/sys/kernel/ns_last_pid", "w", encoding="ascii") as last:
        last.write(str(victim - 1))
    newcomer, _ = serve(port)
    if newcomer == victim:
        break
    os.kill(newcomer, 9)
    os.waitpid(newcomer, 0)
os.write(terminal, b"y\n")
try:
    while part := os.read(terminal, 65536):
        shown += part
except OSError:
    pass
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
said = {"pid": victim, "reused": newcomer == victim, "asked": asked, "shown": shown.decode(), "status": status}
print(json.dumps({**said, "survives": lives(newcomer)}), flush=True)
