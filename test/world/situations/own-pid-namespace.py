"""A listener in a process that is number 1 in a pid namespace of its own. It is named here by its number outside."""

import os

from speak import CLONE_NEWPID, call, child, described, listener, process_owner, say


def open_port():
    made = listener()
    words, fd = described(made, "listen"), made.detach()
    return words, fd, os.getpid()


call("unshare", CLONE_NEWPID)
pid, (words, fd, inside) = child(open_port)
say([{**words, "owner": process_owner({pid: [fd]})}], pidInside=inside, pidOutside=pid)
