"""A listener in a process with the arguments given in hexadecimal, argv[0] first. `100000x61` is 61 a hundred thousand times."""

import ctypes
import os
import sys

from speak import call, described, listener, say


def written_out(word):
    count, _, byte = word.rpartition("x")
    return bytes.fromhex(byte) * int(count or 1)


if os.environ.get("SITUATION") is None:
    name, *others = [written_out(word) for word in sys.argv[1:]]
    arguments = [name, sys.argv[0].encode(), *others, None]
    os.putenv("SITUATION", "started")
    # os.execv refuses an empty argv[0]; the kernel does not.
    call("execv", b"/usr/bin/python3", (ctypes.c_char_p * len(arguments))(*arguments))
with open("/proc/self/cmdline", "rb") as file:
    told = file.read().split(b"\0")[:-1]
made = listener()
say([described(made, "listen")], commandHex=[argument.hex() for argument in told])
