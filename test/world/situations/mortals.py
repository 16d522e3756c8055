"""Processes that open a port and die at once, one after the other: what a scan meets between two of its steps."""

import os
import threading
import time

from speak import described, listener, say


def live_and_die():
    while True:
        pid = os.fork()
        if pid == 0:
            made = [listener() for _ in range(4)]
            time.sleep(0.004)
            os._exit(len(made) - 4)
        os.waitpid(pid, 0)


kept = listener()
for _ in range(3):
    threading.Thread(target=live_and_die, daemon=True).start()
say([described(kept, "listen")])
