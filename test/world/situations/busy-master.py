"""A server as real pre-forking ones are: a master that opens the port, holds it, and starts its workers anew when they end.

Asked to stop (SIGTERM), the master ends at once, and its workers go on: that is what makes them hard to get rid of.
Argument: how many workers. Says their pids as "workers".
"""

import os
import signal
import sys

from speak import described, listener, process_owner, say

made = listener(backlog=64)
workers = set()


def work():
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        while True:
            signal.pause()
    workers.add(pid)


def replace(*_):
    try:
        while pid := os.waitpid(-1, os.WNOHANG)[0]:
            workers.discard(pid)
            work()
    except ChildProcessError:
        pass


signal.signal(signal.SIGCHLD, replace)
for _ in range(int(sys.argv[1])):
    work()
holders = {pid: [made.fileno()] for pid in [os.getpid(), *workers]}
say([described(made, "listen", process_owner(holders, primary=os.getpid()))], workers=sorted(workers))
