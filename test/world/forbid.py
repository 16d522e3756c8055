"""Runs a command that may not bind TCP ports, or not connect by TCP (landlock(7)): bind(2) and connect(2) give EACCES.

Arguments: `bind` or `connect`, and the words of the command; without these it only tries whether that can be had.
"""

import ctypes
import os
import struct
import sys

CREATE_RULESET, RESTRICT_SELF, PR_SET_NO_NEW_PRIVS = 444, 446, 38
ACCESS = {"bind": 1, "connect": 2}

libc = ctypes.CDLL(None, use_errno=True)


def call(number, *arguments):
    result = libc.syscall(number, *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


what, *command = sys.argv[1:]
# struct landlock_ruleset_attr: what is governed of files, and of the network; there are no rules that allow any of it.
ruleset = ctypes.create_string_buffer(struct.pack("QQ", 0, ACCESS[what]), 16)
made = call(CREATE_RULESET, ruleset, 16, 0)
libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
call(RESTRICT_SELF, made, 0)
if command:
    os.execvp(command[0], command)
