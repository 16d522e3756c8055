"""UNIX sockets of every kind: each under what it is in `unix`, with who holds it and whom it is connected to.

A socket there is {"type", "state", "path", "abstract", "inode", "owner", "peer"}, its peer null or {"inode", "owner"}.
None of them is a socket of the internet, so `sockets` is empty. The argument is a folder to put the files in.
"""

import os
import socket
import sys

from speak import child, inode, process_owner, say

KINDS = {socket.SOCK_STREAM: "stream", socket.SOCK_DGRAM: "datagram", socket.SOCK_SEQPACKET: "seqpacket"}
folder = sys.argv[1]
me = os.getpid()


def bound(name, kind=socket.SOCK_STREAM, listen=True):
    made = socket.socket(socket.AF_UNIX, kind)
    made.bind(name)
    if listen:
        made.listen(4)
    return made


def mine(held):
    return process_owner({me: [held.fileno()]})


def told(held, state, peer=None, owner=None):
    name = held.getsockname()
    abstract = isinstance(name, bytes)
    return {
        "type": KINDS[held.type],
        "state": state,
        "path": None if abstract or not name else name,
        "abstract": name[1:].decode() if abstract and name else None,
        "inode": inode(held),
        "owner": owner or mine(held),
        "peer": peer,
    }


def end(held, owner=None):
    return {"inode": inode(held), "owner": owner or mine(held)}


def client_of(name, kind=socket.SOCK_STREAM):
    made = socket.socket(socket.AF_UNIX, kind)
    made.connect(name)
    return made


# A pair that is made before a child is: both have both ends.
ours, theirs = socket.socketpair()
kid, _ = child(lambda: None)


def of_both(held):
    return process_owner({me: [held.fileno()], kid: [held.fileno()]}, me)


made = [
    told(ours, "connected", end(theirs, of_both(theirs)), of_both(ours)),
    told(theirs, "connected", end(ours, of_both(ours)), of_both(theirs)),
]

# A listener by path, by relative path, and by an abstract name with a NUL and a line break in it.
os.chdir(folder)
by_path = bound(os.path.join(folder, "app.sock"))
relative = bound("relative.sock")
hostile = b"\0porthole\0abs\n\x1b[31mred" + str(me).encode()
abstract = bound(hostile)
packets = bound(os.path.join(folder, "packets.sock"), socket.SOCK_SEQPACKET)
made += [told(each, "listen") for each in (by_path, relative, abstract, packets)]

# Accepted: the accepting end has the listener's name.
client = client_of(by_path.getsockname())
accepted, _ = by_path.accept()
made += [told(client, "connected", end(accepted)), told(accepted, "connected", end(client))]

# Connected, and nobody accepted it: the other end belongs to nobody yet.
early = client_of(hostile)
made.append(told(early, "connected", {"inode": None, "owner": {"kind": "none", "reason": "not-accepted"}}))

# The other end has hung up.
left, right = socket.socketpair()
right.close()
made.append(told(left, "connected", {"inode": None, "owner": {"kind": "none", "reason": "orphan"}}))

# Datagrams: one that waits under a name, one that sends to it, and one that does nothing.
log = bound(os.path.join(folder, "log.sock"), socket.SOCK_DGRAM, listen=False)
sender = client_of(log.getsockname(), socket.SOCK_DGRAM)
idle = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
made += [told(log, "bound"), told(sender, "connected", end(log)), told(idle, "closed")]

# The file of a listener that is gone.
os.unlink("relative.sock")

say([], unix=made)
