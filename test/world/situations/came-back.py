"""A listener of another network namespace, in a process that has come back from there. It is under `elsewhere`."""

import os

from speak import CLONE_NEWNET, call, described, listener, say

here = os.open("/proc/self/ns/net", os.O_RDONLY)
call("unshare", CLONE_NEWNET)
there = listener("0.0.0.0")
call("setns", here, CLONE_NEWNET)
os.close(here)
say([], elsewhere=[described(there, "listen")])
