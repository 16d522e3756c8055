"""What every situation shares: it says on one JSON line which sockets it made and who holds them, then waits.

The line is {"situation", "sockets": [...], ...}; a socket is {"protocol", "state", "local", "remote", "inode", "uid",
"owner"}, its owner {"kind": "process", "holders": [{"pid", "fds"}], "primary"} or {"kind", "reason"}. What is not
there is null. The situation ends, with all its children, when its standard input ends.
"""

import ctypes
import json
import os
import signal
import socket
import sys
import time

LIBC = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NAME = 1, 4, 15
CLONE_FILES, CLONE_NEWPID, CLONE_NEWNET = 0x400, 0x20000000, 0x40000000


def call(name, *arguments):
    """A C library function that returns -1 and errno when it fails."""
    result = getattr(LIBC, name)(*arguments)
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def child(work):
    """Fork; the child does `work`, hands back what it returns, and stays. Gives (pid, that value)."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
        os.close(reading)
        os.write(writing, json.dumps(work()).encode())
        os.close(writing)
        while True:
            signal.pause()
    os.close(writing)
    with os.fdopen(reading) as pipe:
        return pid, json.loads(pipe.read())


def until(holds, seconds=10):
    """Wait for something the kernel does in its own time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"{sys.argv[0]}: what it waited for did not come")
        time.sleep(0.005)


def endpoint(name):
    """(address, port[, flow, scope]) as {"address", "port", "zone"}."""
    scope = name[3] if len(name) > 3 else 0
    return {"address": name[0].split("%")[0], "port": name[1], "zone": socket.if_indextoname(scope) if scope else None}


def inode(held):
    return str(os.fstat(held.fileno()).st_ino)


def process_owner(holders, primary="only"):
    """`holders` maps a pid to its descriptors. Primary: the pid given, or the only holder, or none."""
    pids = sorted(holders)
    if primary == "only":
        primary = pids[0] if len(pids) == 1 else None
    return {"kind": "process", "holders": [{"pid": pid, "fds": sorted(holders[pid])} for pid in pids], "primary": primary}


def described(held, state, owner=None):
    """A socket this process has, in words. Owner: this process alone, unless told."""
    remote = None
    if state not in ("listen", "bound"):
        remote = endpoint(held.getpeername())
    return {
        "protocol": "tcp" if held.type == socket.SOCK_STREAM else "udp",
        "state": state,
        "local": endpoint(held.getsockname()),
        "remote": remote,
        "inode": inode(held),
        "uid": os.fstat(held.fileno()).st_uid,
        "owner": owner or process_owner({os.getpid(): [held.fileno()]}),
    }


def ownerless(state, local, remote, reason):
    """A TCP socket that no process has, with the two names (address, port) it had."""
    return {
        "protocol": "tcp",
        "state": state,
        "local": endpoint(local),
        "remote": endpoint(remote),
        "inode": None,
        "uid": None,
        "owner": {"kind": "none", "reason": reason},
    }


def listener(address="127.0.0.1", port=0, family=socket.AF_INET, backlog=16):
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind((address, port))
    made.listen(backlog)
    return made


def tcp_state(local, remote):
    """The state in which the kernel has an IPv4 connection, as /proc/net/tcp writes it; None where there is none."""
    def written(name):
        return "%08X:%04X" % (int.from_bytes(socket.inet_aton(name[0]), sys.byteorder), name[1])

    with open("/proc/net/tcp", encoding="ascii") as table:
        for row in table:
            words = row.split()
            if words[1:3] == [written(local), written(remote)]:
                return int(words[3], 16)
    return None


def say(sockets, **more):
    """Say it, and wait to be ended."""
    name = os.path.splitext(os.path.basename(sys.argv[0]))[0]
    print(json.dumps({"situation": name, "pid": os.getpid(), "sockets": sockets, **more}), flush=True)
    sys.stdin.read()
