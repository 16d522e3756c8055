"""Gives back its port when it is asked to stop (SIGTERM), and goes on with what it has to finish."""

import signal
import sys

from speak import described, listener, say

made = listener()
signal.signal(signal.SIGTERM, lambda *_: made.close())
say([described(made, "listen")])
