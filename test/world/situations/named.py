"""A listener in a process that calls itself what the argument says, in hexadecimal (prctl(2) PR_SET_NAME, 15 bytes)."""

import sys

from speak import PR_SET_NAME, call, described, listener, say

call("prctl", PR_SET_NAME, bytes.fromhex(sys.argv[1]))
made = listener()
say([described(made, "listen")], nameHex=sys.argv[1][:30])
