"""Raw sockets: each under what it is in `raw`, as {"family", "protocol", "state", "local", "remote", "inode", "owner"}.

None of them has a port, so `sockets` is empty.
"""

import os
import socket

from speak import inode, process_owner, say


def raw(family, protocol, local=None, remote=None):
    made = socket.socket(family, socket.SOCK_RAW, protocol)
    if local:
        made.bind((local, 0))
    if remote:
        made.connect((remote, 0))
    return made


def told(made, family, protocol, local, remote=None):
    return {
        "family": family,
        "protocol": protocol,
        "state": "connected" if remote else "bound",
        "local": local,
        "remote": remote,
        "inode": inode(made),
        "owner": process_owner({os.getpid(): [made.fileno()]}),
    }


ping = raw(socket.AF_INET, socket.IPPROTO_ICMP)
ospf = raw(socket.AF_INET, 89, local="127.0.0.1")
talk = raw(socket.AF_INET, 253, remote="127.0.0.1")
ping6 = raw(socket.AF_INET6, socket.IPPROTO_ICMPV6)
send = raw(socket.AF_INET, socket.IPPROTO_RAW)
say(
    [],
    raw=[
        told(ping, "ipv4", 1, "0.0.0.0"),
        told(ospf, "ipv4", 89, "127.0.0.1"),
        told(talk, "ipv4", 253, "127.0.0.1", "127.0.0.1"),
        told(ping6, "ipv6", 58, "::"),
        told(send, "ipv4", 255, "0.0.0.0"),
    ],
)
