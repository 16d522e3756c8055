"""A process that has ended, and whose parent, which this is, has not asked how: its pid is `zombie`."""

import os

from speak import say, until


def has_ended(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        return file.read().rpartition(")")[2].split()[0] == "Z"


pid = os.fork()
if pid == 0:
    os._exit(7)
until(lambda: has_ended(pid))
say([], zombie=pid)
