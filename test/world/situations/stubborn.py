"""A listener in a process that does not heed SIGTERM."""

import signal

from speak import described, listener, say

signal.signal(signal.SIGTERM, signal.SIG_IGN)
made = listener()
say([described(made, "listen")])
