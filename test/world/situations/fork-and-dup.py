"""One listener with three descriptors in two processes: by dup(2) and by fork(2)."""

import os

from speak import child, described, listener, process_owner, say

made = listener()
second = made.dup()
pid, extra = child(lambda: os.dup(made.fileno()))
fds = [made.fileno(), second.fileno()]
say([described(made, "listen", process_owner({os.getpid(): fds, pid: fds + [extra]}, primary=os.getpid()))])
