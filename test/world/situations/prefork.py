"""A server of the pre-fork kind: a master that opens the port, and four workers that accept from it."""

import os

from speak import child, described, listener, process_owner, say

made = listener(backlog=64)
holders = {os.getpid(): [made.fileno()]}
for _ in range(4):
    holders[child(lambda: None)[0]] = [made.fileno()]
say([described(made, "listen", process_owner(holders, primary=os.getpid()))])
