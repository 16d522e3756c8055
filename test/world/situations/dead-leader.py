"""A process whose main thread has ended while another thread lives on with a listener.

/proc/PID then looks like a zombie, and its descriptors show only under /proc/PID/task/TID.
"""

import os
import sys
import threading

from speak import LIBC, described, listener, say, until

SYS_exit = {"x86_64": 60, "aarch64": 93}[os.uname().machine]


def leader_has_ended():
    with open("/proc/self/stat", encoding="utf-8") as file:
        return file.read().rpartition(")")[2].split()[0] == "Z"


def live_on():
    until(leader_has_ended)
    made = listener()
    say([described(made, "listen")], tid=threading.get_native_id())
    os._exit(0)


threading.Thread(target=live_on).start()
LIBC.syscall(SYS_exit, 0)
