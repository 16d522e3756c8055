"""Two processes that are never the same for long: one starts another program in its place all the time (execve(2)), the
other goes back and forth between two users. The user's number is an argument."""

import os
import signal
import sys

from speak import PR_SET_DUMPABLE, PR_SET_PDEATHSIG, call, say

user = int(sys.argv[1])
PROGRAMS = ["/bin/sh", "/usr/bin/env"]


def forked(work):
    pid = os.fork()
    if pid == 0:
        call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
        work()
        os._exit(1)
    return pid


def change_program():
    # env starts the shell, which starts env, which starts the shell ...
    os.execv("/usr/bin/env", ["env", "SELF=exec env SELF=\"$SELF\" sh -c \"$SELF\"", "sh", "-c", "eval \"$SELF\""])


def change_user():
    os.setgroups([])
    while True:
        os.seteuid(user)
        call("prctl", PR_SET_DUMPABLE, 1)
        os.seteuid(0)


say([], programs=forked(change_program), users=forked(change_user))
