"""Many children of one program that hold nothing, beside a listener of their parent. Argument: how many."""

import os
import signal
import sys

from speak import PR_SET_PDEATHSIG, call, described, listener, say

made = listener()
for _ in range(int(sys.argv[1])):
    if os.fork() == 0:
        call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
        made.close()
        while True:
            signal.pause()
say([described(made, "listen")])
