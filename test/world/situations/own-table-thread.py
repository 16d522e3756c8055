"""A thread with a descriptor table of its own (unshare(2) CLONE_FILES) and a listener that only it has.

/proc/PID/fd shows the main thread's table. The listener from before is in both tables, under one number.
"""

import os
import threading

from speak import CLONE_FILES, call, described, listener, say

shared = listener()
ready = threading.Event()
own = []


def live_apart():
    call("unshare", CLONE_FILES)
    own.append(listener())
    own.append(described(own[0], "listen"))
    own.append(threading.get_native_id())
    ready.set()
    threading.Event().wait()


threading.Thread(target=live_apart, daemon=True).start()
ready.wait()
say([described(shared, "listen"), own[1]], tid=own[2], ownInode=own[1]["inode"])
